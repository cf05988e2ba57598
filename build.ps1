#!/usr/bin/env pwsh
#Requires -Version 7.0
# Verbs of the repository; see README.md. build.sh has the same ones.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false
Set-Location $PSScriptRoot
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_CLI_UI_LANGUAGE = 'en'

$Solution = 'Carbon.sln'
$Configuration = $env:CONFIGURATION ? $env:CONFIGURATION : 'Release'
$Results = 'artifacts/test-results'
$Runtimes = 'linux-x64', 'linux-arm64', 'win-x64'

function Show-Usage {
    @'
usage: ./build.ps1 VERB [arguments]
  run      the demonstration; arguments go to carbon demo, for example --port 0
  test     installs with apt what the tests need (as root only), builds once, runs every test project
  bench    the benchmarks in Release; writes artifacts/bench.json
  format   formats the code; format --check only verifies
  publish  self-contained folders under artifacts/publish/: linux-x64, linux-arm64, win-x64
'@
}

function Assert-Sdk {
    if (-not (Get-Command dotnet -ErrorAction Ignore)) {
        [Console]::Error.WriteLine('The .NET 10 SDK is not on PATH; install it, or add its folder to PATH.')
        exit 2
    }
}

# Runs a command and ends with its status where it fails.
function Invoke-Step([string] $Command, [string[]] $Arguments) {
    & $Command @Arguments
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

# Peers and browser of the tests (tests/packages.txt). Without root or apt the tests that need them are skipped.
function Install-Packages {
    if (-not $IsLinux -or -not (Get-Command apt-get -ErrorAction Ignore) -or -not (Get-Command dpkg-query -ErrorAction Ignore)) { return }
    $wanted = Get-Content tests/packages.txt | ForEach-Object { ($_ -split '#')[0].Trim() } | Where-Object { $_ }
    $missing = @($wanted | Where-Object { (dpkg-query -W -f '${db:Status-Status}' $_ 2>$null) -ne 'installed' })
    if ($missing.Count -eq 0) { return }
    if ((id -u) -ne '0') {
        [Console]::Error.WriteLine("Not installed, tests that need them are skipped: $missing")
        return
    }
    [Console]::Error.WriteLine("Installing $missing")
    $env:DEBIAN_FRONTEND = 'noninteractive'
    apt-get -qq update *> "$Results/apt.log"
    if ($LASTEXITCODE -eq 0) { apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends @missing *>> "$Results/apt.log" }
    if ($LASTEXITCODE -ne 0) {
        [Console]::Error.WriteLine("Not everything could be installed ($Results/apt.log); tests that need it are skipped.")
    }
}

# Peers of the tests from npm (tests/npm-packages.txt), outside the sources. Without npm the tests that need them are skipped.
function Install-Peers {
    $wanted = @(Get-Content tests/npm-packages.txt | ForEach-Object { ($_ -split '#')[0].Trim() } | Where-Object { $_ })
    $mark = 'artifacts/peers/installed'
    if ($wanted.Count -eq 0 -or ((Test-Path $mark) -and (Get-Content $mark) -eq "$wanted")) { return }
    if (-not (Get-Command npm -ErrorAction Ignore)) {
        [Console]::Error.WriteLine("npm is not there, tests that need its packages are skipped: $wanted")
        return
    }
    [Console]::Error.WriteLine("Installing $wanted")
    npm install --prefix artifacts/peers --no-save --ignore-scripts --no-audit --no-fund @wanted *> "$Results/npm.log"
    if ($LASTEXITCODE -eq 0) { Set-Content $mark "$wanted" }
    else { [Console]::Error.WriteLine("$wanted could not be installed ($Results/npm.log); tests that need it are skipped.") }
}

function Invoke-Tests([string[]] $Arguments) {
    $passed = 0
    $failed = 0
    $skipped = 0
    if (Test-Path $Results) { Remove-Item $Results -Recurse -Force }
    New-Item $Results -ItemType Directory -Force | Out-Null
    Install-Packages
    Install-Peers
    Invoke-Step dotnet @('format', 'whitespace', '.', '--folder', '--exclude', 'artifacts', '--verify-no-changes')
    Invoke-Step dotnet @('build', $Solution, '-c', $Configuration, '-v', 'quiet')
    foreach ($project in Get-ChildItem tests/*/*.csproj | Where-Object BaseName -ne 'Carbon.Benchmarks') {
        $name = $project.BaseName
        Write-Host "== $name"
        & dotnet test $project.FullName -c $Configuration --no-build @Arguments `
            --logger "trx;LogFileName=$name.trx" --results-directory $Results `
            --blame-hang --blame-hang-timeout 6m --blame-hang-dump-type none
        $code = $LASTEXITCODE
        $total = 0
        $executed = 0
        $good = 0
        if (Test-Path "$Results/$name.trx") {
            $counters = ([xml](Get-Content "$Results/$name.trx" -Raw)).TestRun.ResultSummary.Counters
            $total = [int] $counters.total
            $executed = [int] $counters.executed
            $good = [int] $counters.passed
        }
        $passed += $good
        $failed += $executed - $good
        $skipped += $total - $executed
        if ($total -eq 0 -or ($code -ne 0 -and $executed -eq $good)) {
            [Console]::Error.WriteLine("$name ended with status $code after $total tests: counted as one failure.")
            $failed++
        }
    }
    Write-Host "$passed passed, $failed failed, $skipped skipped"
    exit ($failed -eq 0 -and $passed -gt 0 ? 0 : 1)
}

$verb, $rest = $args
$rest = @($rest | Where-Object { $null -ne $_ })
switch -CaseSensitive ($verb) {
    'run' { Assert-Sdk; Invoke-Step dotnet (@('run', '--project', 'src/Carbon.Node', '--', 'demo') + $rest) }
    'test' { Assert-Sdk; Invoke-Tests $rest }
    'bench' {
        Assert-Sdk
        New-Item artifacts -ItemType Directory -Force | Out-Null
        Invoke-Step dotnet (@('run', '-c', 'Release', '--project', 'tests/Carbon.Benchmarks', '--', '--output', 'artifacts/bench.json') + $rest)
    }
    'format' {
        Assert-Sdk
        Invoke-Step dotnet (@('format', $Solution) + ($rest.Count -gt 0 -and $rest[0] -eq '--check' ? @('--verify-no-changes') : $rest))
    }
    'publish' {
        Assert-Sdk
        foreach ($runtime in $Runtimes) {
            Invoke-Step dotnet @('publish', 'src/Carbon.Node', '-c', 'Release', '-r', $runtime, '--self-contained', '-o', "artifacts/publish/$runtime", '-v', 'quiet')
            "artifacts/publish/$runtime"
        }
    }
    { $_ -in 'help', '-h', '--help' } { Show-Usage }
    default { Show-Usage; exit 2 }
}
