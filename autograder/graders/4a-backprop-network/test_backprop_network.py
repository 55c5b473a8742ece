"""Hidden grader of 4a. Weights only; the points live in the notebook.

What a cache holds is the learner's own business: no question brings one from outside, each makes it with the
learner's own forward pass. Sizes are all different, so that nothing fits by chance; numbers are few and short, so
that a call in a message can be typed. Wrong products go through where all sizes are equal, so there they are told by
their values.
"""

import numpy as np
import pytest

from autograder.grading import exercise, weight

EARLIER = ("linear_forward", "linear_backward", "activation_backward")
KINDS = ("tanh", "sigmoid", "relu", "linear")
CLEAR = 1e-3  # a pre-activation this near to ReLU's kink is drawn again
CALL = "init_params(sizes, np.random.default_rng(seed))"


def short(fresh, *shape, reach=2.0):
    """Draws of two decimals."""
    return fresh.uniform(-reach, reach, shape).round(2)


@exercise("init_params")
class TestInit:
    @weight(3)
    def test_shapes(self, student, fresh):
        """a pair (W, b) for each layer, of the right shapes; no two units start alike"""
        shapes = f"[[f'{{np.shape(a)}}' for a in pair] for pair in {CALL}]"
        different = f"[np.unique(W, axis=1).shape[1] for W, b in {CALL}]"
        drawn = fresh.integers(20, 60, 4).tolist()
        for sizes in ([3, 4, 2], [5, 7], drawn):
            pairs = [[f"({n}, {k})", f"({k},)"] for n, k in zip(sizes, sizes[1:], strict=False)]
            student.evaluate(shapes, sizes=sizes, seed=1).matches(pairs)
            student.evaluate(f"len({CALL})", sizes=sizes, seed=1).matches(len(pairs))
        for sizes in ([60, 50, 40], drawn):
            because = "units that start alike stay alike"
            student.evaluate(different, sizes=sizes, seed=1).matches(sizes[1:], because=because)

    @weight(2)
    def test_spread(self, student, fresh):
        """the standard deviation of W is 1/√n_in"""
        spread = f"[round(np.std(W) * np.sqrt(np.shape(W)[0]), 1) for W, b in {CALL}]"  # within 5 %
        because = "a sum of n_in products spreads √n_in times as wide"
        for sizes in ([400, 100, 200], [int(fresh.integers(90, 150)), 300]):
            want = [1.0] * (len(sizes) - 1)
            student.evaluate(spread, sizes=sizes, seed=2).matches(want, because=because)

    @weight(1)
    def test_mean(self, student):
        """W has mean 0, b is zeros"""
        mean = f"[round(np.mean(W) * np.sqrt(np.shape(W)[0]), 1) for W, b in {CALL}]"
        student.evaluate(mean, sizes=[400, 100, 200], seed=2).matches([0.0, 0.0])
        biases = student.evaluate(f"np.concatenate([b for W, b in {CALL}])", sizes=[3, 4, 2], seed=3)
        biases.matches(np.zeros(6)).is_float()

    @weight(1)
    def test_draws_anew(self, student):
        """layers differ, and so do two calls with one generator"""
        layers = f"np.array_equal(*[W for W, b in {CALL}])"
        student.evaluate(layers, sizes=[30, 30, 30], seed=4).matches(False, because="each layer has draws of its own")
        calls = "np.array_equal(*[init_params(sizes, rng)[0][0] for rng in [np.random.default_rng(seed)] * 2])"
        student.evaluate(calls, sizes=[6, 5], seed=5).matches(False, because="the generator has gone on")

    @weight(1)
    def test_draws_again(self, student):
        """a generator of the same seed gives the same weights; sizes may be a tuple"""
        calls = "np.array_equal(*[init_params(sizes, np.random.default_rng(seed))[0][0] for seed in seeds])"
        student.evaluate(calls, sizes=(6, 5), seeds=[6, 6]).matches(True, because="every draw comes from rng")


LINE = dict(
    X=np.array([[1.0, 2.0, 0.0], [0.0, 1.0, -1.0], [2.0, 0.0, 1.0], [1.0, -1.0, 3.0]]),
    W=np.array([[1.0, 0.0], [2.0, -1.0], [0.0, 3.0]]),
    b=np.array([1.0, -2.0]),
)  # m = 4, n_in = 3, n_out = 2
SQUARE_LINE = dict(
    X=np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 1.0], [2.0, 1.0, 3.0]]),
    W=np.array([[1.0, 0.0, 2.0], [-1.0, 3.0, 1.0], [0.0, 1.0, -2.0]]),
    b=np.array([1.0, -2.0, 0.0]),
)
SLOPES = np.array([[1.0, 0.0], [0.0, 2.0], [-1.0, 1.0], [3.0, -2.0]])
SQUARE_SLOPES = np.array([[1.0, 0.0, -1.0], [0.0, 2.0, 1.0], [-1.0, 1.0, 3.0]])


def mix(fresh, m, n_in, n_out):
    return dict(X=short(fresh, m, n_in), W=short(fresh, n_in, n_out), b=short(fresh, n_out))


def whole(arrays):
    return {name: a.astype(int) for name, a in arrays.items()}


@exercise("linear_forward")
class TestLinearForward:
    TEXT = "linear_forward(X, W, b)[0]"

    @weight(4)
    def test_values(self, student, reference, fresh):
        """Z at ordinary inputs"""
        for arrays in (SQUARE_LINE, LINE, mix(fresh, 6, 3, 4)):
            student.evaluate(self.TEXT, **arrays).matches(reference.mixed(*arrays.values()))

    @weight(1)
    def test_ones(self, student, reference, fresh):
        """one sample, one input, one unit"""
        for arrays in (mix(fresh, 1, 3, 2), mix(fresh, 3, 1, 2), mix(fresh, 3, 2, 1)):
            student.evaluate(self.TEXT, **arrays).matches(reference.mixed(*arrays.values()))

    @weight(1)
    def test_forms(self, student, reference):
        """whole numbers; the inputs are left alone"""
        for arrays in (whole(LINE), LINE):
            student.evaluate(self.TEXT, **arrays).matches(reference.mixed(*arrays.values())).leaves_inputs_alone()


def told(reference, dZ, X, W, b):
    """What `is_gradient` is given for a mix."""
    m, n_in = X.shape
    return dict(
        expected=reference.linear_backward(dZ, (X, W, b)),
        names=("dX", "dW", "db"),
        sizes={"samples": m, "inputs": n_in, "outputs": W.shape[1]},
        parts={"dZ": dZ, "X": X, "W": W},
        accepts=("row",),
    )


@exercise("linear_backward", given=("linear_forward",), own=True)
class TestLinearBackward:
    TEXT = "linear_backward(dZ, linear_forward(X, W, b)[1])"

    def is_right(self, student, reference, dZ, arrays):
        answer = student.evaluate(self.TEXT, dZ=dZ, **arrays)
        answer.is_gradient(**told(reference, dZ, **arrays))
        return answer

    @weight(9)
    def test_values(self, student, reference, fresh):
        """dX, dW and db at ordinary inputs"""
        self.is_right(student, reference, SQUARE_SLOPES, SQUARE_LINE)
        self.is_right(student, reference, SLOPES, LINE)
        self.is_right(student, reference, short(fresh, 6, 4), mix(fresh, 6, 3, 4))
        self.is_right(student, reference, short(fresh, 6, 2), mix(fresh, 6, 4, 2))

    @weight(2)
    def test_ones(self, student, reference, fresh):
        """one sample, one input, one unit"""
        for m, n_in, n_out in ((1, 3, 2), (4, 1, 3), (4, 3, 1)):
            self.is_right(student, reference, short(fresh, m, n_out), mix(fresh, m, n_in, n_out))

    @weight(3)
    def test_caches(self, student, reference):
        """each call of linear_forward has a cache of its own"""
        first, second, dZ = LINE, SQUARE_LINE, SLOPES
        text = "linear_backward(dZ, [linear_forward(X, W, b)[1], linear_forward(X2, W2, b2)[1]][0])"
        others = {f"{name}2": a for name, a in second.items()}
        answer = student.evaluate(text, dZ=dZ, **first, **others)
        answer.is_gradient(**told(reference, dZ, **first), because="a second mix came in between")

    @weight(2)
    def test_forms(self, student, reference):
        """whole numbers; the inputs are left alone, and a second call returns the same"""
        self.is_right(student, reference, SLOPES.astype(int), whole(LINE))
        self.is_right(student, reference, SLOPES, LINE).leaves_inputs_alone()
        again = "[linear_backward(dZ, cache) for cache in [linear_forward(X, W, b)[1]] * 2][1]"
        student.evaluate(again, dZ=SLOPES, **LINE).is_gradient(
            **told(reference, SLOPES, **LINE), because="it is the second call with one cache"
        )


MESSAGES = np.array([[1.0, -2.0, 3.0], [-1.0, 2.0, 1.0]])
PLACES = np.array([[1.0, 2.0, -1.0], [-2.0, 0.5, 3.0]])


@exercise("activation_backward", given=("sigmoid",), each=True)
class TestActivationBackward:
    def has_values(self, student, reference, fresh, kind):
        where = dict(rtol=1e-9)
        student.activation_backward(MESSAGES, PLACES, kind).matches(reference.activation_backward, **where)
        dA, Z = short(fresh, 3, 4), short(fresh, 3, 4, reach=4.0)
        Z[np.abs(Z) < 0.05] = 0.5
        student.activation_backward(dA, Z, kind).matches(reference.activation_backward, **where)

    @weight(3)
    def test_sigmoid(self, student, reference, fresh):
        """sigmoid"""
        self.has_values(student, reference, fresh, "sigmoid")

    @weight(3)
    def test_tanh(self, student, reference, fresh):
        """tanh"""
        self.has_values(student, reference, fresh, "tanh")

    @weight(2)
    def test_relu(self, student, reference, fresh):
        """relu away from its kink"""
        self.has_values(student, reference, fresh, "relu")

    @weight(1)
    def test_kink(self, student, reference, fresh):
        """relu at its kink: slope 0"""
        self.has_values(student, reference, fresh, "relu")
        student.activation_backward(np.array([[1.0, -2.0]]), np.array([[0.0, -0.0]]), "relu").matches(
            np.zeros((1, 2)), because="the course takes 0 at the kink"
        )

    @weight(1)
    def test_linear(self, student, reference, fresh):
        """linear, beside a relu"""
        self.has_values(student, reference, fresh, "relu")
        self.has_values(student, reference, fresh, "linear")

    @weight(2)
    def test_forms(self, student, reference, fresh):
        """whole numbers and float32; the inputs are left alone"""
        for kind in KINDS:
            self.has_values(student, reference, fresh, kind)
            student.activation_backward(MESSAGES, PLACES, kind).leaves_inputs_alone()
        dA, Z = MESSAGES.astype(int), np.array([[1, 2, -1], [-2, 1, 3]])
        for kind in KINDS:
            student.activation_backward(dA, Z, kind).matches(reference.activation_backward).leaves_inputs_alone()
            single = MESSAGES.astype("f4"), PLACES.astype("f4")
            student.activation_backward(*single, kind).matches(reference.activation_backward)


SCORES = np.array([[0.0, 1.0, 2.0, 0.0], [1.0, -1.0, 0.0, 3.0], [2.0, 0.0, 1.0, 1.0]])
FAR = np.array([[1000.0, 0.0, -1000.0], [1000.0, -1000.0, 0.0], [-1000.0, -1000.0, -1000.0], [0.0, 1000.0, 1000.0]])
FAR_CLASSES = np.array([0, 2, 1, 1])
CLASSES = np.array([2, 0, 3])  # of SCORES
EQUAL, ANY = np.zeros((2, 4)), np.array([0, 3])


@exercise("softmax_cross_entropy", each=True)
class TestSoftmaxCrossEntropy:
    LOSS, SLOPES = "softmax_cross_entropy(Z, y)[0]", "softmax_cross_entropy(Z, y)[1]"

    def asked(self, fresh):
        """Scores of 4 and of 3 classes, with classes all of which occur."""
        yield SCORES, CLASSES
        yield short(fresh, 5, 3, reach=4.0), fresh.permutation([0, 1, 2, 2, 1])

    def has_loss(self, student, reference, fresh):
        student.evaluate(self.LOSS, Z=EQUAL, y=ANY).matches(
            np.log(4), because="four equal scores say ¼ each", accepts=("single",)
        )
        for Z, y in self.asked(fresh):
            loss, _ = reference.softmax_cross_entropy(Z, y)
            student.evaluate(self.LOSS, Z=Z, y=y).matches(loss)

    def has_slopes(self, student, reference, fresh):
        for Z, y in ((EQUAL, ANY), *self.asked(fresh)):
            self.has_slopes_at(student, reference, Z, y)

    def has_slopes_at(self, student, reference, Z, y):
        loss, dZ = reference.softmax_cross_entropy(Z, y)
        m, K = Z.shape
        said = dZ * m + np.eye(K)[np.ravel(y)]
        answer = student.evaluate(self.SLOPES, Z=Z, y=y)
        parts = {"the softmax": said, "softmax / m": said / m}
        return answer.is_gradient(dZ, names=("dZ",), sizes={"samples": m, "classes": K}, parts=parts)

    @weight(4)
    def test_loss(self, student, reference, fresh):
        """the loss at ordinary scores"""
        self.has_loss(student, reference, fresh)

    @weight(4)
    def test_slopes(self, student, reference, fresh):
        """dZ at ordinary scores"""
        self.has_slopes(student, reference, fresh)

    @weight(1)
    def test_rows(self, student, reference, fresh):
        """every row of dZ sums to 0"""
        self.has_slopes(student, reference, fresh)
        Z, y = fresh.normal(0, 3, (7, 5)).round(2), fresh.integers(0, 5, 7)
        because = "raising all scores of a sample changes nothing"
        student.evaluate(self.SLOPES, Z=Z, y=y).sums_to(0.0, axis=1, because=because)

    @weight(2)
    def test_loss_far_out(self, student, reference, fresh):
        """the loss, right and quiet at ±1000"""
        self.has_loss(student, reference, fresh)
        for Z, y in ((FAR[:1], FAR_CLASSES[:1]), (FAR[1:2], FAR_CLASSES[1:2]), (FAR, FAR_CLASSES)):
            loss, _ = reference.softmax_cross_entropy(Z, y)
            student.evaluate(self.LOSS, Z=Z, y=y).matches(loss).without_warnings()

    @weight(1)
    def test_slopes_far_out(self, student, reference, fresh):
        """dZ, right and quiet at ±1000"""
        self.has_slopes(student, reference, fresh)
        for Z, y in ((FAR[2:3], FAR_CLASSES[2:3]), (FAR, FAR_CLASSES)):
            self.has_slopes_at(student, reference, Z, y).without_warnings()

    @weight(1)
    def test_classes(self, student, reference, fresh):
        """y as a list, as (m,) and as (m, 1)"""
        self.has_loss(student, reference, fresh)
        for y in (CLASSES.tolist(), CLASSES[:, None]):
            loss, _ = reference.softmax_cross_entropy(SCORES, y)
            student.evaluate(self.LOSS, Z=SCORES, y=y).matches(loss)
            self.has_slopes_at(student, reference, SCORES, y)

    @weight(1)
    def test_forms(self, student, reference, fresh):
        """whole numbers; the inputs are left alone"""
        self.has_loss(student, reference, fresh)
        for Z in (SCORES.astype(int), SCORES):
            self.has_slopes_at(student, reference, Z, CLASSES).leaves_inputs_alone()


def few(widths, m, seed):
    """A network of few and round numbers, by name: X, W1, b1, W2, b2, …"""
    rng = np.random.default_rng(seed)
    arrays = {"X": rng.choice([-1.0, 0.0, 1.0, 2.0], (m, widths[0]))}
    for n, (n_in, n_out) in enumerate(zip(widths, widths[1:], strict=False), 1):
        arrays[f"W{n}"] = rng.choice([-1.0, -0.5, 0.5, 1.0], (n_in, n_out))
        arrays[f"b{n}"] = rng.choice([-0.25, 0.25, 0.75], n_out)
    return arrays


def told_scores(m, K):
    """What the scores are told, in few and round numbers."""
    return np.random.default_rng(m).choice([-2.0, -1.0, 1.0, 3.0], (m, K))


ROUND = few((2, 4, 1), 3, 11)  # 26 numbers, so that the call can be read
SQUARE = few((3, 3, 3, 3), 3, 3)
TWO, TWO_KINDS = few((2, 3, 4, 1), 5, 2), ("tanh", "sigmoid")
THREE, THREE_KINDS = few((1, 2, 3, 4, 1), 5, 15), ("relu", "tanh", "linear")
SQUARE_KINDS = ("sigmoid", "relu")
NONE = few((3, 2), 4, 1)


def layers(arrays):
    """The pairs (W, b) of a network that is sent as X, W1, b1, W2, b2, …"""
    return [(arrays[f"W{n}"], arrays[f"b{n}"]) for n in range(1, len(arrays) // 2 + 1)]


def network(reference, fresh, widths, kinds, m=7):
    """A network's samples, weights and biases by name; no pre-activation near a kink."""
    while True:
        arrays = {"X": short(fresh, m, widths[0])}
        for n, (n_in, n_out) in enumerate(zip(widths, widths[1:], strict=False), 1):
            arrays |= {f"W{n}": short(fresh, n_in, n_out, reach=1.5), f"b{n}": short(fresh, n_out, reach=1.0)}
        Zs = reference.pre_activations(arrays["X"], layers(arrays), kinds)
        if all((np.abs(Z) > CLEAR).all() for Z, kind in zip(Zs, kinds, strict=True) if kind == "relu"):
            return arrays


def called(arrays, kinds):
    """forward(X, [(W1, b1), (W2, b2)], ['tanh'])"""
    pairs = ", ".join(f"(W{n}, b{n})" for n in range(1, len(arrays) // 2 + 1))
    return f"forward(X, [{pairs}], {list(kinds)})"


@exercise("forward", given=EARLIER, own=True)
class TestForward:
    def is_right(self, student, reference, arrays, kinds):
        answer = student.evaluate(f"{called(arrays, kinds)}[0]", **arrays)
        return answer.matches(reference.scores(arrays["X"], layers(arrays), kinds))

    @weight(6)
    def test_values(self, student, reference, fresh):
        """the scores of networks with one hidden layer"""
        for kind in ("relu", "linear", "tanh", "sigmoid"):
            self.is_right(student, reference, ROUND, (kind,))
        for kind in KINDS:
            self.is_right(student, reference, network(reference, fresh, (3, 4, 2), (kind,), m=5), (kind,))

    @weight(3)
    def test_deeper(self, student, reference, fresh):
        """two and three hidden layers, each with its own activation"""
        self.is_right(student, reference, SQUARE, SQUARE_KINDS)
        self.is_right(student, reference, TWO, TWO_KINDS)
        self.is_right(student, reference, THREE, THREE_KINDS)
        for widths, kinds in (((3, 4, 6, 2), ("tanh", "sigmoid")), ((2, 5, 3, 4, 3), THREE_KINDS)):
            self.is_right(student, reference, network(reference, fresh, widths, kinds, m=4), kinds)

    @weight(1)
    def test_no_hidden_layer(self, student, reference):
        """no hidden layer: scores right away"""
        self.is_right(student, reference, NONE, ())

    @weight(2)
    def test_forms(self, student, reference):
        """tuples in place of lists; the inputs are left alone"""
        want = reference.scores(TWO["X"], layers(TWO), TWO_KINDS)
        for text in (
            "forward(X, ((W1, b1), (W2, b2), (W3, b3)), ('tanh', 'sigmoid'))[0]",
            "forward(X, [[W1, b1], [W2, b2], [W3, b3]], ['tanh', 'sigmoid'])[0]",
        ):
            student.evaluate(text, **TWO).matches(want).leaves_inputs_alone()


@exercise("backward", given=EARLIER, own=True, last=("forward",))
class TestBackward:
    def told(self, reference, dZ, arrays, kinds):
        m, n = arrays["X"].shape
        sizes = {"samples": m, "features": n, "scores": dZ.shape[1]}
        if len(kinds) == 1:
            sizes["hidden units"] = len(arrays["b1"])
        want = reference.gradients(dZ, arrays["X"], layers(arrays), kinds)
        parts = {name: a for name, a in arrays.items() if name.startswith("W")}
        return dict(expected=want, names=("dW", "db"), sizes=sizes, parts=parts, accepts=("row",))

    def goes_on_with(self, student, reference, arrays, kinds):
        want = reference.scores(arrays["X"], layers(arrays), kinds)
        student.evaluate(f"{called(arrays, kinds)}[0]", **arrays).makes(want)

    def is_right(self, student, reference, arrays, kinds, dZ=None):
        if dZ is None:
            dZ = told_scores(len(arrays["X"]), layers(arrays)[-1][1].size)
        self.goes_on_with(student, reference, arrays, kinds)
        answer = student.evaluate(f"backward(dZ, {called(arrays, kinds)}[1])", dZ=dZ, **arrays)
        return answer.is_gradient(**self.told(reference, dZ, arrays, kinds))

    def is_right_at_draws(self, student, reference, fresh, widths, kinds, m=6):
        arrays = network(reference, fresh, widths, kinds, m)
        self.is_right(student, reference, arrays, kinds, short(fresh, m, widths[-1]))

    @weight(9)
    def test_one_hidden_layer(self, student, reference, fresh):
        """one hidden layer: every weight and bias"""
        for kind in ("linear", "relu", "tanh", "sigmoid"):
            self.is_right(student, reference, ROUND, (kind,))
        for kind in KINDS:
            self.is_right_at_draws(student, reference, fresh, (3, 4, 2), (kind,))

    @weight(4)
    def test_two_hidden_layers(self, student, reference, fresh):
        """two hidden layers, each with its own activation"""
        self.is_right(student, reference, SQUARE, SQUARE_KINDS)
        self.is_right(student, reference, TWO, TWO_KINDS)
        self.is_right_at_draws(student, reference, fresh, (3, 4, 6, 2), ("sigmoid", "relu"), m=5)

    @weight(4)
    def test_three_hidden_layers(self, student, reference, fresh):
        """three hidden layers, each with its own activation"""
        self.is_right(student, reference, THREE, THREE_KINDS)
        self.is_right_at_draws(student, reference, fresh, (2, 5, 3, 4, 3), ("tanh", "relu", "sigmoid"))

    @weight(2)
    def test_no_hidden_layer(self, student, reference):
        """no hidden layer"""
        self.is_right(student, reference, NONE, ())

    @weight(3)
    def test_again(self, student, reference):
        """nothing is altered: a second call with the same caches returns the same"""
        dZ = told_scores(3, 1)
        self.goes_on_with(student, reference, ROUND, ("tanh",))
        text = f"[backward(dZ, caches) for caches in [{called(ROUND, ('tanh',))}[1]] * 2][1]"
        answer = student.evaluate(text, dZ=dZ, **ROUND).leaves_inputs_alone()
        because = "it is the second call with the same caches"
        answer.is_gradient(**self.told(reference, dZ, ROUND, ("tanh",)), because=because)


PATHS = {
    "w1": "z₁ and h₁", "w2": "z₁ and h₁", "w3": "z₂ and h₂", "w4": "z₂ and h₂",
    "w5": "the output alone", "w6": "the output alone",
}  # fmt: skip


@exercise("hand_network", refusing=("derivative",), each=True)
class TestHandNetwork:
    @pytest.mark.parametrize("weight_name", sorted(PATHS))
    def test_weight(self, student, reference, weight_name):
        """the slope for {weight_name}"""
        answer = student.evaluate("hand_network()[_0]", _0=weight_name)
        path = f"{weight_name} reaches the loss through {PATHS[weight_name]}"
        answer.is_formula(reference.hand_network()[weight_name], because=path)
