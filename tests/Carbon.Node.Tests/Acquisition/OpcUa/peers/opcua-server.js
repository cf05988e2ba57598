// An OPC UA server for the tests: node opcua-server.js PORT FOLDER. Prints "ready THUMBPRINT" when it listens.
// One JSON object a line on standard input sets a value:
// {"node":"s=Energy","value":1.5,"status":"Good","source":"2026-01-01T00:00:00Z"}; the answer is "set". {} asks for the numbers of
// notifications that were sent and are not acknowledged.
"use strict";
const crypto = require("crypto");
const fs = require("fs");
const path = require("path");
const readline = require("readline");
const ua = require("node-opcua");

const [port, folder] = [Number(process.argv[2]), process.argv[3]];

async function main() {
    const manager = name => new ua.OPCUACertificateManager({ rootFolder: path.join(folder, name), automaticallyAcceptUnknownCertificate: true });
    const [serverCertificateManager, userCertificateManager] = [manager("server"), manager("users")];
    await serverCertificateManager.initialize();
    await userCertificateManager.initialize();
    const server = new ua.OPCUAServer({
        port,
        host: "127.0.0.1",
        hostname: "127.0.0.1",
        securityPolicies: [ua.SecurityPolicy.None, ua.SecurityPolicy.Basic256Sha256],
        securityModes: [ua.MessageSecurityMode.None, ua.MessageSecurityMode.Sign, ua.MessageSecurityMode.SignAndEncrypt],
        serverCertificateManager,
        userCertificateManager,
        userManager: { isValidUser: (user, password) => user === "carbon" && password === "pa55 wörd" },
        serverInfo: { applicationUri: "urn:carbon:test-peer" },
        // Without this the server passes on at most one change in 50 ms.
        serverCapabilities: { maxBrowseContinuationPoints: 10, minSupportedSampleRate: 0 },
    });
    await server.initialize();

    const space = server.engine.addressSpace.getOwnNamespace();
    const plant = space.addFolder("ObjectsFolder", { browseName: "Plant", nodeId: "s=Plant" });
    const nodes = new Map();
    const add = (parent, name, dataType, value, extra = {}) => {
        const node = space.addVariable({ componentOf: parent, browseName: name, nodeId: `s=${name}`, dataType, minimumSamplingInterval: 0, value: { dataType, value, ...extra }, ...(extra.valueRank ? extra : {}) });
        nodes.set(`s=${name}`, { node, dataType });
        return node;
    };
    add(plant, "Energy", "Double", 100.5);
    add(plant, "Float", "Float", 0.1);
    add(plant, "Int", "Int32", -7);
    add(plant, "Big", "UInt64", [1, 5], { arrayType: ua.VariantArrayType.Scalar });
    add(plant, "Running", "Boolean", true);
    add(plant, "Text", "String", "12.75");
    add(plant, "Name", "String", "pump");
    add(plant, "Failed", "Double", 3);
    add(plant, "Doubtful", "Double", 4);
    add(plant, "Burst", "Int32", 0);
    space.addVariable({ componentOf: plant, browseName: "Array", nodeId: "s=Array", dataType: "Double", valueRank: 1, arrayDimensions: [3], value: { dataType: "Double", arrayType: ua.VariantArrayType.Array, value: new Float64Array([1, 2.5, 3]) } });
    nodes.get("s=Failed").node.setValueFromSource({ dataType: "Double", value: 3 }, ua.StatusCodes.BadSensorFailure);
    nodes.get("s=Doubtful").node.setValueFromSource({ dataType: "Double", value: 4 }, ua.StatusCodes.UncertainLastUsableValue);
    const many = space.addFolder("ObjectsFolder", { browseName: "Many", nodeId: "s=Many" });
    for (let i = 0; i < 250; i++) add(many, `Tag${i}`, "Double", i);

    await server.start();
    const der = fs.readFileSync(server.certificateFile, "utf8").replace(/-----[A-Z ]+-----|\s/g, "");
    console.log(`ready ${crypto.createHash("sha256").update(Buffer.from(der, "base64")).digest("hex")}`);

    readline.createInterface({ input: process.stdin }).on("line", line => {
        const order = JSON.parse(line);
        if (!order.node) {
            const numbers = Object.values(server.engine._sessions).flatMap(s => s.publishEngine.subscriptions).flatMap(s => [...s.getAvailableSequenceNumbers()]);
            console.log(`unacknowledged ${JSON.stringify(numbers)}`);
            return;
        }
        const { node, dataType } = nodes.get(order.node);
        node.setValueFromSource({ dataType, value: order.value }, ua.StatusCodes[order.status ?? "Good"], order.source ? new Date(order.source) : new Date());
        console.log("set");
    }).on("close", () => server.shutdown(0).then(() => process.exit(0)));
}

main().catch(error => {
    console.error(error.stack);
    process.exit(1);
});
