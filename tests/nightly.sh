#!/usr/bin/env bash
# The long version of the test that kills the node: 200 times, or as often as the first argument says.
set -euo pipefail
cd "$(dirname "$0")/.."
CARBON_KILLS="${1:-200}" dotnet test tests/Carbon.Node.Tests --filter "FullyQualifiedName~SuddenDeathTests"
