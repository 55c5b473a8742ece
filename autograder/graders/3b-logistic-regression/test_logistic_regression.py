"""Hidden grader of 3b. Weights only; the points live in the notebook.

No stream of an rng is asked for: batches are judged by what every deal must be, by reproducibility and by counts over
many deals; what was learned by the probabilities it gives to samples that nobody has seen.
"""

import numpy as np
import sympy as sp

from autograder.grading import exercise, weight
from autograder.grading.givens import load_givens

# ---- bce, bce_with_logits

FEW = (np.array([0.5, 0.25, 0.25]), np.array([0, 1, 0]))
COINS = (np.array([0.25, 0.5, 0.75, 0.9, 0.125]), np.array([0, 1, 1, 1, 0]))
SCORES = (np.array([2.0, -1.0, 0.5, 4.0, -2.0]), np.array([0, 1, 1, 0, 1]))
SHAPES = ((False, False), (True, True), (False, True), (True, False))  # whether each of two comes as a column
CERTAIN = (np.array([0.0, 1.0, 1.0]), np.array([0, 1, 1]))
LOWEST = 27.0  # −log 1e-12 is 27.6: what keeps probabilities that far from 0 and 1 is as good as inf


def shaped(pair, columns):
    return [part.reshape(-1, 1) if column else part for part, column in zip(pair, columns, strict=True)]


def has_costs(ask, right, pair, drawn):
    ask(*FEW if pair is COINS else (np.array([2.0, 0.5]), np.array([0, 1]))).matches(right, accepts=("single",))
    ask(*pair).matches(right, accepts=("single",))
    ask(*drawn).matches(right, accepts=("single",))


def drawn_costs(fresh, draw):
    m = 12
    return draw(m).round(4), fresh.permutation(np.arange(m) % 3 > 0).astype(int)


@exercise("bce", each=True)
class TestLogLoss:
    def probabilities(self, student, reference, fresh):
        drawn = drawn_costs(fresh, lambda m: fresh.uniform(0.02, 0.98, m))
        has_costs(student.bce, reference.bce, COINS, drawn)

    def scores(self, student, reference, fresh):
        drawn = drawn_costs(fresh, lambda m: fresh.uniform(-9, 9, m))
        has_costs(student.bce_with_logits, reference.bce_with_logits, SCORES, drawn)

    @weight(5)
    def test_bce(self, student, reference, fresh):
        """bce: its values"""
        self.probabilities(student, reference, fresh)

    @weight(2)
    def test_bce_shapes(self, student, reference, fresh):
        """bce: rows and columns, lists; its input left alone"""
        self.probabilities(student, reference, fresh)
        for columns in SHAPES:
            student.bce(*shaped(COINS, columns)).matches(reference.bce, accepts=("single",))
        student.bce([0.25, 0.5], [0, 1]).matches(reference.bce, accepts=("single",))
        student.bce(*COINS).leaves_inputs_alone()

    @weight(2)
    def test_bce_right_certainty(self, student, reference, fresh):
        """bce: a certainty that is right costs nothing"""
        self.probabilities(student, reference, fresh)
        because = "what was certain has happened"
        for a, y in (([1.0], [1]), ([0.0], [0]), CERTAIN, ([0, 1], [0, 1])):
            student.bce(a, y).matches(0.0, because=because, atol=1e-10, accepts=("single",))

    @weight(2)
    def test_bce_wrong_certainty(self, student, reference, fresh):
        """bce: a certainty that is wrong costs inf, or 27 at least"""
        self.probabilities(student, reference, fresh)
        because = "what was called impossible has happened"
        for a, y in (([0.0], [1]), ([1.0], [0]), ([0, 1], [1, 0])):
            student.bce(a, y).is_at_least(LOWEST, because=because)
        student.bce([0.5, 0.5, 1.0, 0.5], [1, 1, 0, 0]).is_at_least(LOWEST / 4, because=because)

    @weight(4)
    def test_logits(self, student, reference, fresh):
        """bce_with_logits: its values"""
        self.scores(student, reference, fresh)

    @weight(1)
    def test_logits_shapes(self, student, reference, fresh):
        """bce_with_logits: rows and columns, lists, whole numbers; its input left alone"""
        self.scores(student, reference, fresh)
        for columns in SHAPES:
            student.bce_with_logits(*shaped(SCORES, columns)).matches(reference.bce_with_logits, accepts=("single",))
        for z, y in (([2, -1, 0], [0, 1, 1]), ([2.5, -1.5], [0, 1])):
            student.bce_with_logits(z, y).matches(reference.bce_with_logits, accepts=("single",))
        student.bce_with_logits(*SCORES).leaves_inputs_alone()

    @weight(2)
    def test_logits_far_out(self, student, reference, fresh):
        """bce_with_logits: exact and quiet far out"""
        self.scores(student, reference, fresh)
        for z, y in (([40.0], [0]), ([1000.0], [0]), ([-1000.0], [1]), ([1000.0], [1]), ([-1000.0], [0]),
                     (np.array([1000.0, -1000.0, 1000.0]), np.array([1, 1, 0]))):  # fmt: skip
            answer = student.bce_with_logits(z, y).matches(reference.bce_with_logits, accepts=("single",))
            answer.without_warnings()


# ---- logit_slope


@exercise("logit_slope")
class TestLogitSlope:
    @weight(10)
    def test_formula(self, student):
        """the slope of the log loss with respect to z, in a and y"""
        a, y = sp.symbols("a y")
        student.logit_slope().is_formula(a - y)


# ---- logistic_grad

SIMPLE = (np.array([[1.0, 2.0], [0.0, 1.0], [3.0, -1.0]]), np.array([1, 0, 1]), np.array([0.5, -1.0]), 0.5)
GRADIENT = {"names": ("dw", "db"), "accepts": ("column", "row", "single")}


def drawn_samples(fresh, m, n):
    X = fresh.normal(0, 1, (m, n)).round(3)
    return X, fresh.permutation(np.arange(m) % 2), fresh.normal(0, 1, n).round(3), round(float(fresh.normal()), 3)


def is_right(student, reference, samples):
    X, y, w, b = samples
    m, n = X.shape
    a = 1 / (1 + np.exp(-(X @ w + b)))
    answer = student.logistic_grad(X, y, w, b)
    return answer.is_gradient(
        reference.logistic_grad, sizes={"samples": m, "features": n},
        parts={"a − y": a - np.ravel(y), "a(1 − a)": a * (1 - a)}, **GRADIENT,
    )  # fmt: skip


@exercise("logistic_grad", given=("sigmoid",))
class TestLogisticGrad:
    @weight(9)
    def test_values(self, student, reference, fresh):
        """every slope, at three samples, then at seven"""
        is_right(student, reference, SIMPLE)
        is_right(student, reference, drawn_samples(fresh, 7, 4))
        is_right(student, reference, drawn_samples(fresh, 5, 3))

    @weight(3)
    def test_column(self, student, reference, fresh):
        """labels as a column"""
        for X, y, w, b in (SIMPLE, drawn_samples(fresh, 7, 4)):
            is_right(student, reference, (X, y.reshape(-1, 1), w, b))

    @weight(3)
    def test_twice(self, student, reference, fresh):
        """every sample there twice: the same gradient"""
        for X, y, w, b in (SIMPLE, drawn_samples(fresh, 6, 2)):
            want = reference.logistic_grad(X, y, w, b)
            twice = student.logistic_grad(np.concatenate([X, X]), np.concatenate([y, y]), w, b)
            twice.is_gradient(want, because="a mean does not change when every sample is there twice", **GRADIENT)

    @weight(3)
    def test_forms(self, student, reference, fresh):
        """lists, whole numbers, one sample; its input left alone"""
        for X, y, w, b in (
            ([[1.0, 2.0], [0.5, -1.0], [2.0, 0.25]], [1, 0, 1], [0.5, -0.25], 1.0),
            (np.array([[1, 2], [0, -1], [2, 1]]), np.array([1, 0, 0]), np.array([1, -1]), 2),
            (np.array([[0.5, -2.0, 1.0]]), np.array([1]), np.array([0.5, 0.25, 1.0]), -1.0),
        ):
            student.logistic_grad(X, y, w, b).is_gradient(reference.logistic_grad, **GRADIENT)
        student.logistic_grad(*SIMPLE).leaves_inputs_alone()


# ---- standardize

TRAIN, TEST = np.array([[1.0, 10.0], [5.0, 30.0]]), np.array([[7.0, 20.0]])
WHOLE = np.array([[1, 100], [2, 300], [4, 900], [9, 100]])
WITH_CONSTANT = np.array([[1.0, 3.0, 200.0], [2.0, 3.0, 100.0], [4.0, 3.0, 900.0], [9.0, 3.0, 0.0]])
NEW = np.array([[3.0, 3.0, 400.0], [0.0, 5.0, 100.0]])
SMALL = 1e-4  # relative: a spread that is kept from 0 by a little something is as good


@exercise("standardize")
class TestStandardize:
    @weight(4)
    def test_training_set(self, student, reference, fresh):
        """the training set: mean 0 and standard deviation 1"""
        tables = [(TRAIN, TEST), (WHOLE.astype(float), TEST)]
        tables.append((fresh.normal([5, -2, 100], [2, 0.25, 50], (6, 3)).round(3), np.zeros((2, 3))))
        for train, test in tables:
            answer = student.evaluate("standardize(X_train, X_test)[0]", X_train=train, X_test=test)
            answer.matches(reference.standardize(train, test)[0], rtol=SMALL, atol=1e-9)

    @weight(3)
    def test_test_set(self, student, reference, fresh):
        """the test set: by the numbers of the training set"""
        because = "the test set is scaled by what the training set says"
        train = fresh.normal([5, -2, 100], [2, 0.25, 50], (6, 3)).round(3)
        for X, new in ((TRAIN, TEST), (TRAIN, np.array([[7.0, 21.0], [9.0, -20.0]])), (train, train[1:3] + 1.5)):
            answer = student.evaluate("standardize(X_train, X_test)[1]", X_train=X, X_test=new)
            answer.matches(reference.standardize(X, new)[1], because=because, rtol=SMALL, atol=1e-9)

    @weight(2)
    def test_constant(self, student, reference):
        """a constant column stays finite, and spoils no other"""
        student.standardize(WITH_CONSTANT, NEW).is_finite(because="a column of 3.0 has no spread to divide by")
        others = student.evaluate(
            "[np.delete(Z, 1, axis=1) for Z in standardize(X_train, X_test)]", X_train=WITH_CONSTANT, X_test=NEW
        )
        others.matches(
            [np.delete(Z, 1, axis=1) for Z in reference.standardize(WITH_CONSTANT, NEW)], rtol=SMALL, atol=1e-9
        )

    @weight(1)
    def test_forms(self, student, reference):
        """lists and whole numbers; its input left alone"""
        for train, test in (
            ([[1.0, 10.0], [5.0, 30.0]], [[7.0, 20.0]]),
            ([[1, 10], [5, 30]], [[7, 20]]),
            (WHOLE, WHOLE[:3] + 1),
        ):
            student.standardize(train, test).matches(list(reference.standardize(train, test)), rtol=SMALL, atol=1e-9)
        student.standardize(TRAIN, TEST).leaves_inputs_alone()
        student.standardize(WITH_CONSTANT, NEW).leaves_inputs_alone()


# ---- minibatches


def deck(m):
    """Rows that say which they are, and labels that say whose they are."""
    i = np.arange(m)
    return np.column_stack([i, 10 * i]).astype(float), 100.0 + i


def dealt(student, m, B, seed):
    X, y = deck(m)
    return student.evaluate(f"list(minibatches(X, y, B, default_rng({seed})))", X=X, y=y, B=B).deals(X, y, B)


ORDER = "[float(row[0]) for X_batch, y_batch in minibatches(X, y, {B}, {rng}) for row in X_batch]"
FIRST = "next(iter(minibatches(X, y, {B}, {rng})))[0]"


def order(student, rng, m=13, B=5):
    X, y = deck(m)
    return student.evaluate(ORDER.format(B=B, rng=rng), X=X, y=y)


@exercise("minibatches")
class TestMinibatches:
    @weight(5)
    def test_deal(self, student, fresh):
        """each row once, with its own label"""
        dealt(student, 6, 2, 0)
        dealt(student, 9, 3, int(fresh.integers(1, 1000)))

    @weight(3)
    def test_short(self, student, fresh):
        """a short last batch; one batch where B is large; batches of one"""
        for m, B in ((5, 2), (9, 4), (3, 8), (2, 1), (int(fresh.integers(11, 15)), 5)):
            dealt(student, m, B, 0)

    @weight(2)
    def test_reproducible(self, student):
        """the same rng, the same batches"""
        again = order(student, "np.random.default_rng(5)")
        order(student, "default_rng(5)").repeats(again, because="the same rng deals the same way")

    @weight(3)
    def test_shuffled(self, student):
        """another deal in each epoch, every row as likely in the first batch"""
        X, y = deck(13)
        text = ORDER.format(B=5, rng="rng")
        epochs = f"len(set(tuple({text}) for rng in [default_rng(1)] for epoch in range(40)))"
        student.evaluate(epochs, X=X, y=y).is_at_least(38, because="so many of 40 epochs with one rng differ")
        first = f"frozenset(np.asarray({FIRST.format(B=5, rng='default_rng(seed)')})[:, 0].tolist())"
        seeds = f"len(set({first} for seed in range(60)))"
        because = "so many of 60 seeds put other rows into the first batch"
        student.evaluate(seeds, X=X, y=y).is_at_least(40, because=because)
        often = f"np.bincount([int(i) for seed in range(300) for i in {first}], minlength=13) / 300"
        because = "each of 13 rows is in the first batch of 5 in 5 of 13 deals"
        student.evaluate(often, X=X, y=y).matches(np.full(13, 5 / 13), rtol=0, atol=0.15, because=because)

    @weight(1)
    def test_forms(self, student):
        """lists, labels as a column; its input left alone"""
        X, y = deck(5)
        for rows, labels in ((X.tolist(), y.tolist()), (X, y.reshape(-1, 1))):
            text = "list(minibatches(X, y, 2, default_rng(3)))"
            student.evaluate(text, X=rows, y=labels).deals(X, y, 2)
            student.evaluate(text, X=rows, y=labels).leaves_inputs_alone()


# ---- sgd

PULL = "lambda w, X, y: 2 * X.T @ (X @ w - y) / len(y)"
THREE = [
    (np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([1.0, 2.0])),
    (np.array([[3.0, -1.0], [1.0, 1.0]]), np.array([0.5, -1.0])),
    (np.array([[2.0, 1.0]]), np.array([4.0])),
]


def drawn_batches(fresh, d):
    sizes = (3, 3, 2, 3, 1)
    return [(fresh.normal(0, 1, (m, d)).round(2), fresh.normal(0, 1, m).round(2)) for m in sizes]


@exercise("sgd")
class TestSgd:
    def ask(self, student, w0, batches, lr, text="sgd(recorded({pull}), w0, batches, lr)"):
        return student.evaluate(text.format(pull=PULL), w0=w0, batches=batches, lr=lr)

    def right(self, reference, w0, batches, lr):
        return reference.sgd(eval(PULL), w0, batches, lr)

    @weight(6)
    def test_path(self, student, reference, fresh):
        """the path, start included"""
        drawn = (fresh.normal(0, 1, 3).round(2), drawn_batches(fresh, 3), 0.05)
        for w0, batches, lr in ((np.array([1.0, -2.0]), THREE, 0.25), (np.array([0.0, 0.0]), THREE[:1], 0.5), drawn):
            self.ask(student, w0, batches, lr).matches(self.right(reference, w0, batches, lr))

    @weight(2)
    def test_iterator(self, student, reference):
        """batches from an iterator, which can be walked through once"""
        w0 = np.array([1.0, -2.0])
        for once in ("iter(batches)", "(pair for pair in batches)"):
            answer = self.ask(student, w0, THREE, 0.5, f"sgd(recorded({{pull}}), w0, {once}, lr)")
            answer.matches(self.right(reference, w0, THREE, 0.5))

    @weight(2)
    def test_forms(self, student, reference):
        """a start of whole numbers or a list, no batch at all; its input left alone"""
        for w0 in (np.array([1, -2]), [1.0, -2.0], [1, -2]):
            self.ask(student, w0, THREE, 0.25).matches(self.right(reference, w0, THREE, 0.25))
        self.ask(student, np.array([1.0, -2.0]), [], 0.25).matches(np.array([[1.0, -2.0]]))
        self.ask(student, np.array([1.0, -2.0]), THREE, 0.5).leaves_inputs_alone()


# ---- momentum

BOWL = "lambda w: np.array([[2.0, 1.0], [1.0, 6.0]]) @ w - np.array([1.0, -2.0])"


@exercise("momentum")
class TestMomentum:
    def ask(self, student, w0, lr, beta, n):
        return student.evaluate(f"momentum(recorded({BOWL}), w0, lr, beta, n)", w0=w0, lr=lr, beta=beta, n=n)

    def right(self, reference, *settings):
        return reference.momentum(eval(BOWL), *settings)

    @weight(5)
    def test_path(self, student, reference, fresh):
        """the path, start included"""
        drawn = (
            fresh.normal(0, 2, 2).round(2),
            round(fresh.uniform(0.02, 0.2), 3),
            round(fresh.uniform(0.3, 0.9), 2),
            9,
        )
        for settings in ((np.array([1.0, -1.0]), 0.25, 0.75, 3), (np.array([0.0, 2.0]), 0.125, 0.5, 5), drawn):
            self.ask(student, *settings).matches(self.right(reference, *settings))

    @weight(1)
    def test_beta_0(self, student, reference):
        """beta = 0 is plain gradient descent"""
        settings = (np.array([1.0, -1.0]), 0.25, 0, 4)
        self.ask(student, *settings).matches(self.right(reference, *settings), because="nothing is remembered")

    @weight(2)
    def test_forms(self, student, reference):
        """a start of whole numbers or a list, no step at all; its input left alone"""
        for w0 in (np.array([1, -1]), [1.0, -1.0], [2, 1]):
            self.ask(student, w0, 0.25, 0.5, 3).matches(self.right(reference, w0, 0.25, 0.5, 3))
        self.ask(student, np.array([1.0, -1.0]), 0.25, 0.5, 0).matches(np.array([[1.0, -1.0]]))
        self.ask(student, np.array([1.0, -1.0]), 0.25, 0.5, 3).leaves_inputs_alone()


# ---- fit_logistic

EARLIER = (
    "bce", "bce_with_logits", "breast_cancer", "logistic_grad", "minibatches", "momentum", "sgd", "sigmoid",
    "standardize",
)  # fmt: skip


def drawn_problem(draws):
    """Three columns of very different sizes, the first two of a kind, the third worthless; overlapping classes, twice
    as many ones as zeros; test samples from the upper end of the first column."""
    u = draws.normal(0, 1, (440, 3))
    u[:, 1] = 0.5 * u[:, 0] + 0.8 * u[:, 1]
    z = -1.6 * u[:, 0] + 1.6 * u[:, 1] + 1.1
    y = (draws.uniform(0, 1, len(z)) < 1 / (1 + np.exp(-z))).astype(int)
    X = np.column_stack([(1500 + 200 * u[:, 0]).round(), (u[:, 1] - 3).round(2), (0.1 + 0.02 * u[:, 2]).round(4)])
    test = np.flatnonzero(u[:, 0] > 0.7)[:40]
    test = test[np.argsort(z[test])]  # the surest zeros first
    train = np.setdiff1d(np.arange(len(z)), test)
    return X[train], y[train], X[test]


KNOWN = drawn_problem(np.random.default_rng(3))
FIT = "fit_logistic(*drawn, default_rng(0))"
UNLIKE = "columns of 200, 1 and 0.02 in spread, more ones than zeros, test samples unlike the training samples"


@exercise("fit_logistic", given=EARLIER, own=True, seconds=20)
class TestFit:
    def of_one(self, student, text):
        """What is said of the first test sample alone, and of the same among all."""
        X_train, y_train, X_test = KNOWN
        alone = student.evaluate(f"np.ravel({text})", drawn=(X_train, y_train, X_test[:1]))
        return alone, student.evaluate(f"np.ravel({text})[:1]", drawn=KNOWN)

    @weight(5)
    def test_drawn(self, student, reference, fresh):
        """drawn samples: near the best probabilities, one test sample or forty"""
        alone, among_all = self.of_one(student, FIT)
        alone.stays(among_all, within=0.3)
        for problem in (KNOWN, drawn_problem(fresh)):
            answer = student.evaluate(FIT, drawn=problem)
            answer.is_near(reference.fit_logistic(*problem), within=0.11, because=UNLIKE)

    @weight(5)
    def test_tumours(self, student):
        """tumours: 95 % and more of the test set"""
        labels = load_givens()["breast_cancer"]()[3]
        student.evaluate("fit_logistic(*breast_cancer()[:3], default_rng(0))").predicts(labels, at_least=0.95)

    @weight(2)
    def test_reproducible(self, student):
        """the same rng, the same answer, whichever other samples are asked about; its input left alone"""
        alone, among_all = self.of_one(student, FIT)
        again, _ = self.of_one(student, FIT.replace("default_rng", "np.random.default_rng"))
        again.repeats(alone, because="the same rng learns the same")
        alone.stays(among_all, within=1e-6, because="the test samples have no part in learning")
        student.evaluate(FIT, drawn=KNOWN).leaves_inputs_alone()
