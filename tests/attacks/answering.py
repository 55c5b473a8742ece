"""Answers that no Python of ours has written: a submission takes the line over and speaks the protocol itself."""

from tests.attacks.attack import costs

SPEAKS = """
import msgpack, os, struct
E = msgpack.ExtType
def packed(value):
    return E(3, msgpack.packb(value))
def frame(message):
    data = msgpack.packb(message)
    return struct.pack('<I', len(data)) + data
def asked():
    data = b''
    while len(data) < 4 or len(data) < 4 + int.from_bytes(data[:4], 'little'):
        data += os.read(3, 1 << 18)
def say(data):
    while data:
        data = data[os.write(3, data):]
REPLY = dict(warnings=[], changed=[], printed='', seconds=0.0)
TOWER = ['i', '9']
for _ in range(5):
    TOWER = ['Pow', ['i', '9'], TOWER]
"""


def answers(name, reply):
    """Every question of the exercise gets this reply: a message, as Python."""
    said = f"MESSAGE = frame({reply})\ndef sigmoid_prime(z):\n    while True:\n        say(MESSAGE)\n        asked()\n"
    return costs(name, SPEAKS + said, least=18)


def shows(name, outputs):
    """The cell of the exercise has these outputs, by its own account."""
    return costs(name, SPEAKS + f"say(frame({{'outputs': {outputs}}}))\nwhile True:\n    asked()\n", least=18)


def returns(name, value):
    return answers(name, f"REPLY | {{'value': {value}}}")


ATTACKS = [
    answers("seconds beyond any float", "REPLY | {'value': 0.3, 'seconds': E(4, b'9' * 400)}"),
    answers("seconds that are a tower", "REPLY | {'value': 0.3, 'seconds': packed(TOWER)}"),
    answers("seconds that are text, and less than none", "REPLY | {'value': 0.3, 'seconds': '-inf'}"),
    answers("an error that is an array", "REPLY | {'error': E(1, msgpack.packb(['<f8', [1]]) + bytes(8))}"),
    answers("an error of arrays", "REPLY | {'error': dict.fromkeys(('type', 'message', 'line'), E(1, msgpack.packb(['<f8', [2]]) + bytes(16)))}"),
    answers("warnings that are an array", "REPLY | {'value': 0.3, 'warnings': E(1, msgpack.packb(['<f8', [2, 3]]) + bytes(48))}"),
    answers("a moment of msgpack's own", "REPLY | {'value': msgpack.Timestamp(1), 'printed': ''}"),
    answers("keys that are numbers of one hash", "REPLY | {'value': {E(4, str(n * (2**61 - 1) ** 2).encode()): 0 for n in range(1, 60000)}}"),
    answers("keys that are tuples of one hash", "REPLY | {'value': {E(5, msgpack.packb([-1 - (n >> k & 1) for k in range(16)])): 0 for n in range(60000)}}"),
    returns("lists within tuples beyond counting", "[E(5, msgpack.packb([[]] * 190000))] * 100"),
    returns("two towers that are asked which is larger", "packed(['LessThan', TOWER, ['Add', TOWER, ['i', '1']]])"),
    returns("two towers that are asked whether they are equal", "packed(['Equality', TOWER, ['Mul', TOWER, ['i', '2']]])"),
    returns("the largest of towers", "packed(['Max', TOWER, ['Add', TOWER, ['i', '1']], ['sin', TOWER]])"),
    returns("a sum up to a tower", "packed(['Sum', TOWER, ['Tuple', ['s', 'k'], ['i', '1'], TOWER]])"),
    returns("the slope of the slope, a billion times", "packed(['Derivative', ['sin', ['s', 'x']], ['Tuple', ['s', 'x'], ['i', str(10**9)]]])"),
    returns("an integral over an equation", "packed(['Integral', ['Equality', TOWER, ['s', 'x']], ['s', 'x']])"),
    returns("cases within the conditions of cases", "packed(['Piecewise', ['ExprCondPair', ['s', 'x'], ['LessThan', ['Piecewise', ['ExprCondPair', TOWER, ['LessThan', TOWER, ['i', '3']]]], ['i', '1']]]])"),
    returns("a thousand conditions at once", "packed(['And', *[['LessThan', ['s', f'y{n}'], ['Add', ['s', f'y{n + 1}'], TOWER]] for n in range(300)]])"),
    returns("a sum of truths", "packed(['Add', ['c', 'BooleanTrue'], ['Tuple', ['i', '1']]])"),
    returns("expressions by the ten thousand", "[packed(['sin', ['Add', ['s', f'y{n}'], ['i', str(n)]]]) for n in range(60000)]"),
    returns("one text of a million letters among a thousand", "['x' * 10**6] + ['a'] * 10**4"),
    shows("outputs of a kind that is an array", "[{'output_type': E(1, msgpack.packb(['<f8', [2]]) + bytes(16))}]"),
    shows("a stream whose name is an array", "[{'output_type': 'stream', 'name': E(1, msgpack.packb(['<f8', [2]]) + bytes(16)), 'text': 'x'}]"),
    shows("outputs whose names are expressions", "[{'output_type': 'display_data', 'data': {packed(['s', 'x']): 'x'}}]"),
]  # fmt: skip
