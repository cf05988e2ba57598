"""A data logger that speaks HJ 212-2017, written apart from the product: python3 hj212-logger.py PORT MN PW.

It reports hours it has measured, keeps two of them back as if they had been lost on the way, breaks connections, damages messages, and
answers what it is asked for. Prints what it saw as one JSON object; the exit status is 0 when every check held.
"""
import datetime
import json
import socket
import sys
import time

PORT, MN, PW = int(sys.argv[1]), sys.argv[2], sys.argv[3]
HOURS = 6
LOST = (2, 3)
LIMIT = 20


def now():
    return datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None) + datetime.timedelta(hours=8)


BASE = now().replace(minute=0, second=0, microsecond=0) - datetime.timedelta(hours=HOURS)


def check_value(text):
    register = 0xFFFF
    for byte in text.encode("gbk"):
        register = (register >> 8) ^ byte
        for _ in range(8):
            low = register & 1
            register >>= 1
            if low:
                register ^= 0xA001
    return "%04X" % register


def frame(segment):
    return ("##%04d%s%s\r\n" % (len(segment.encode("gbk")), segment, check_value(segment))).encode("gbk")


def number():
    time.sleep(0.002)
    return now().strftime("%Y%m%d%H%M%S%f")[:17]


def hour_text(index):
    start = BASE + datetime.timedelta(hours=index)
    return (
        "DataTime=%s;a05001-Min=230.1,a05001-Avg=%s,a05001-Max=240.0,a05001-Flag=N;a00000-Cou=310752,a00000-Min=85.1,"
        "a00000-Avg=86.3,a00000-Max=87.9,a00000-Flag=N;a01012-Avg=118.6,a01012-Flag=N;a01013-Avg=-0.152,a01013-Flag=N;a01014-Avg=7.85,a01014-Flag=N"
        % (start.strftime("%Y%m%d%H%M%S"), 235 + index)
    )


def data(qn, command, parameters, flag=5):
    return "QN=%s;ST=31;CN=%s;PW=%s;MN=%s;Flag=%d;CP=&&%s&&" % (qn, command, PW, MN, flag, parameters)


class Logger:
    def __init__(self):
        self.asked = []
        self.clock = None
        self.buffer = b""
        self.socket = None

    def connect(self):
        self.socket = socket.create_connection(("127.0.0.1", PORT), timeout=LIMIT)
        self.buffer = b""

    def send(self, segment):
        self.socket.sendall(frame(segment))

    def receive(self):
        """The next message as a dictionary; everything about its frame is checked."""
        while True:
            if len(self.buffer) >= 6:
                assert self.buffer[:2] == b"##", self.buffer
                length = int(self.buffer[2:6])
                if len(self.buffer) >= length + 12:
                    message, self.buffer = self.buffer[: length + 12], self.buffer[length + 12 :]
                    segment = message[6:-6].decode("gbk")
                    assert message[-6:-2].decode().upper() == check_value(segment), message
                    assert message[-2:] == b"\r\n", message
                    head, parameters = segment.split("CP=&&")
                    fields = dict(part.split("=", 1) for part in head.strip(";").split(";"))
                    fields["CP"] = parameters[:-2]
                    assert fields["MN"] == MN and fields["PW"] == PW, fields
                    return fields
            more = self.socket.recv(4096)
            assert more, "the terminal closed the connection"
            self.buffer += more

    def answer(self, request):
        values = dict(part.split("=", 1) for part in request["CP"].replace(";", ",").split(",") if part)
        if request["CN"] == "2061":
            self.asked.append([values["BeginTime"], values["EndTime"]])
            self.send("QN=%s;ST=91;CN=9011;PW=%s;MN=%s;Flag=4;CP=&&QnRtn=1&&" % (request["QN"], PW, MN))
            for index in range(HOURS):
                start = (BASE + datetime.timedelta(hours=index)).strftime("%Y%m%d%H%M%S")
                if values["BeginTime"] <= start <= values["EndTime"]:
                    self.send(data(request["QN"], "2061", hour_text(index), flag=4))
            self.send("QN=%s;ST=91;CN=9012;PW=%s;MN=%s;Flag=4;CP=&&ExeRtn=1&&" % (request["QN"], PW, MN))
        elif request["CN"] == "1012":
            self.clock = values["SystemTime"]
            self.send("QN=%s;ST=91;CN=9011;PW=%s;MN=%s;Flag=4;CP=&&QnRtn=1&&" % (request["QN"], PW, MN))
            self.send("QN=%s;ST=91;CN=9012;PW=%s;MN=%s;Flag=4;CP=&&ExeRtn=1&&" % (request["QN"], PW, MN))

    def until(self, command, qn):
        """Answers requests until the awaited reply comes."""
        while True:
            message = self.receive()
            if message["CN"] == command and message["QN"] == qn:
                return message
            assert message["CN"] not in ("9014", "9013"), "a reply to nothing: %s" % message
            self.answer(message)

    def report(self, command, parameters):
        qn = number()
        self.send(data(qn, command, parameters))
        return self.until("9014", qn)


logger = Logger()
logger.connect()
reply = logger.report("2011", "DataTime=%s;a05001-Rtd=236.5,a05001-Flag=N;a00000-Rtd=86.3,a00000-Flag=C" % now().strftime("%Y%m%d%H%M%S"))
assert reply["ST"] == "91" and reply["Flag"] == "4", reply
logger.report("2061", hour_text(0))

# Half a message, and the line is cut; the logger keeps it and sends it again on the next connection.
qn = number()
whole = frame(data(qn, "2061", hour_text(1)))
logger.socket.sendall(whole[: len(whole) // 2])
logger.socket.close()
logger.connect()
for piece in (whole[:3], whole[3:70], whole[70:]):
    logger.socket.sendall(piece)
    time.sleep(0.02)
logger.until("9014", qn)

# The acknowledgement was lost: the same message again is acknowledged again.
logger.socket.sendall(whole)
logger.until("9014", qn)

# Noise, a damaged message, and a sound one behind them.
damaged = bytearray(frame(data(number(), "2061", hour_text(4))))
damaged[60] ^= 1
qn = number()
logger.socket.sendall(b"\x00\xff#\r\n" + bytes(damaged) + frame(data(qn, "2061", hour_text(4))))
logger.until("9014", qn)
logger.report("2061", hour_text(5))

# The time.
qn = number()
logger.send("QN=%s;ST=31;CN=1013;PW=%s;MN=%s;Flag=5;CP=&&&&" % (qn, PW, MN))
logger.until("9013", qn)
end = time.time() + LIMIT
wanted = {(BASE + datetime.timedelta(hours=i)).strftime("%Y%m%d%H%M%S") for i in LOST}
while logger.clock is None or not all(any(first <= start <= last for first, last in logger.asked) for start in wanted):
    assert time.time() < end, "waited in vain: clock %s, asked %s" % (logger.clock, logger.asked)
    logger.answer(logger.receive())
difference = abs((datetime.datetime.strptime(logger.clock, "%Y%m%d%H%M%S") - now()).total_seconds())
assert difference < 30, "the terminal's time differs by %s s" % difference
print(json.dumps({"asked": logger.asked, "clock": logger.clock, "base": BASE.strftime("%Y%m%d%H%M%S")}), flush=True)
logger.socket.close()
