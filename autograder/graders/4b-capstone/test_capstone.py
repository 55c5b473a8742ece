"""Hidden grader of 4b. Weights only; the points live in the notebook.

Every published run has a short one before it, which is compared with the reference: it is cheap, it catches nearly
every slip, and whoever returns the published number as it stands is caught by it too.
"""

import numpy as np

from autograder.grading import exercise, weight

NETWORK = (
    "activation_backward", "backward", "forward", "init_params", "linear_backward", "linear_forward",
    "sigmoid_cross_entropy", "softmax_cross_entropy",
)  # fmt: skip
TRAINED = (*NETWORK, "accuracy", "predict", "train", "update")
DIGITS = 1e-4  # of a published output: Trask's are of the pass before the last update, and that counts after it too

ONE_LAYER = [(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([0.0, 1.0, 2.0]))]
ITS_GRADIENT = [(np.array([[2.0, 0.0, -2.0], [4.0, 2.0, 0.0]]), np.array([1.0, -1.0, 0.0]))]
TWO_LAYERS = [*ONE_LAYER, (np.array([[1.0], [-1.0], [0.5]]), np.array([2.0]))]
THEIR_GRADIENTS = [*ITS_GRADIENT, (np.array([[4.0], [2.0], [-2.0]]), np.array([-4.0]))]
POINTS = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.5], [0.5, -1.0], [2.0, 1.0]])
THREE_CLASSES = np.array([0, 1, 2, 1, 0])
TWO_CLASSES = np.array([0, 1, 1, 0, 1])


def drawn_params(fresh, sizes):
    return [(fresh.normal(0, 1, (n, k)), fresh.normal(0, 1, k)) for n, k in zip(sizes, sizes[1:])]


@exercise("update")
class TestUpdate:
    @weight(5)
    def test_values(self, student, reference, fresh):
        """each W and each b one step downhill"""
        student.update(ONE_LAYER, ITS_GRADIENT, 0.5).matches(reference.update)
        student.update(TWO_LAYERS, THEIR_GRADIENTS, 0.25).matches(reference.update)
        for sizes in ([3, 2, 4], [2, 5, 3, 1]):
            params, grads = drawn_params(fresh, sizes), drawn_params(fresh, sizes)
            student.update(params, grads, float(fresh.uniform(0.05, 1.5))).matches(reference.update)

    @weight(3)
    def test_new_arrays(self, student):
        """new arrays: the old params stay as they were"""
        student.update(ONE_LAYER, ITS_GRADIENT, 0.5).leaves_inputs_alone()
        text = (
            "[np.shares_memory(o, n) for old, new in zip(params, update(params, grads, lr)) for o, n in zip(old, new)]"
        )
        for lr in (0.5, 0.0):
            shared = student.evaluate(text, params=ONE_LAYER, grads=ITS_GRADIENT, lr=lr)
            shared.matches([False, False], because="the new arrays are apart from the old ones")

    @weight(2)
    def test_forms(self, student, reference):
        """whole numbers, lists for pairs, no layer at all"""
        W, b = np.array([[1, 2], [3, 4], [5, 6]]), np.array([1, 2])
        dW, db = np.array([[1, 0], [0, 1], [1, 1]]), np.array([1, 3])
        student.update([(W, b)], [(dW, db)], 0.5).matches(reference.update)
        student.update([[1.0 * W, 1.0 * b]], [[1.0 * dW, 1.0 * db]], 0.25).matches(reference.update)
        student.evaluate("len(list(update([], [], 0.5)))").matches(0)


def trained(student, part, X, y, sizes, kinds, lr, epochs, seed):
    """The learner's training with a generator of that seed. part : "[0]" params, "[1]" history"""
    text = f"train(X, y, {sizes}, {kinds}, {lr}, {epochs}, default_rng({seed})){part}"
    return student.evaluate(text, X=X, y=y)


def trains(student, reference, X, y, sizes, kinds, lr, epochs, seed, first=None):
    first = y if first is None else first
    params, history = reference.train(X, first, sizes, kinds, lr, epochs, np.random.default_rng(seed))
    trained(student, "[1]", X, y, sizes, kinds, lr, epochs, seed).matches(history, accepts=["column"])
    trained(student, "[0]", X, y, sizes, kinds, lr, epochs, seed).matches(params, accepts=["row"])


@exercise("train", given=(*NETWORK, "update"), own=True, seconds=15)
class TestTrain:
    @weight(12)
    def test_values(self, student, reference, fresh):
        """a few updates: the losses before each, the params after the last"""
        trains(student, reference, POINTS, THREE_CLASSES, [2, 3], [], 0.5, 2, 0)
        trains(student, reference, POINTS, THREE_CLASSES, [2, 4, 3], ["tanh"], 0.5, 3, 1)
        trains(student, reference, POINTS, THREE_CLASSES, [2, 3, 3], ["relu"], 0.5, 2, 2)
        X, y = fresh.normal(0, 1, (7, 3)), np.array([0, 1, 2, 3, 1, 0, 2])
        seed, lr = int(fresh.integers(100)), round(float(fresh.uniform(0.1, 0.9)), 3)
        trains(student, reference, X, y, [3, 5, 2, 4], ["sigmoid", "tanh"], lr, 4, seed)

    @weight(5)
    def test_one_output(self, student, reference, fresh):
        """one output unit: log loss of 0/1 labels, (m,) or (m, 1)"""
        trains(student, reference, POINTS, TWO_CLASSES, [2, 4, 1], ["tanh"], 0.5, 3, 2)
        trains(student, reference, POINTS, TWO_CLASSES[:, None], [2, 3, 1], ["sigmoid"], 0.25, 2, 5, TWO_CLASSES)

    @weight(4)
    def test_history(self, student, reference):
        """as many losses as epochs; none, and the first params, for no epoch"""
        trains(student, reference, POINTS, THREE_CLASSES, [2, 4, 3], ["linear"], 0.1, 25, 3)
        trains(student, reference, POINTS, THREE_CLASSES, [2, 4, 3], ["tanh"], 0.1, 0, 3)

    @weight(4)
    def test_overfits(self, student, fresh):
        """20 samples of three classes are learned by heart"""
        X, y = fresh.normal(0, 1, (20, 4)), np.arange(20) % 3
        last_loss = "train(X, y, [4, 30, 3], ['tanh'], 1.0, 2000, default_rng(0))[1][-1]"
        student.evaluate(last_loss, X=X, y=y).is_at_most(1e-2, because=" for 20 samples and 30 hidden units")

    @weight(3)
    def test_same_rng(self, student):
        """the same generator, the same network; another one, another"""
        text = "train(X, y, [2, 4, 3], ['tanh'], 0.5, 6, default_rng(4))[1]"
        again = student.evaluate(text + " ", X=POINTS, y=THREE_CLASSES)
        student.evaluate(text, X=POINTS, y=THREE_CLASSES).matches(again)
        nets = "[train(X, y, [2, 4, 3], ['tanh'], 0.5, 6, rng)[1] for rng in [default_rng(4)] for _ in range(2)]"
        other = f"(lambda a, b: bool(np.allclose(a, b)))(*{nets})"
        student.evaluate(other, X=POINTS, y=THREE_CLASSES).matches(
            False, because="a second training draws on from the same generator"
        )

    @weight(2)
    def test_inputs(self, student):
        """X and y are left as they were"""
        trained(student, "[1]", POINTS, THREE_CLASSES, [2, 4, 3], ["relu"], 0.5, 2, 1).leaves_inputs_alone()


TWO_LOGITS = [(np.array([[1.0, -1.0, 0.0], [0.0, 1.0, -1.0]]), np.array([0.0, 0.0, 0.25]))]
ONE_LOGIT = [(np.array([[1.0], [-1.0]]), np.array([0.0]))]
NEAR_ZERO = np.array([[0.2, 0.0], [0.0, 0.2], [0.75, 0.25], [1.0, 1.0], [0.5, 0.1], [-0.3, 0.1], [3.0, 1.0]])
LABELS, TRUE_ONES = np.array([1, 0, 2, 2, 1, 0, 1]), np.array([1, 1, 2, 1, 3, 2, 1])


@exercise("predict", given=("forward", "linear_forward"), own=True, each=True)
class TestPredict:
    @weight(4)
    def test_classes(self, student, reference, fresh):
        """predict: the class of the largest logit, one label a row"""
        student.predict(POINTS, TWO_LOGITS, []).matches(reference.predict)
        for sizes, kinds in (([3, 6, 5], ["tanh"]), ([4, 5, 6, 4], ["relu", "tanh"])):
            X = fresh.normal(0, 1, (sizes[-1] if len(kinds) > 1 else 9, sizes[0]))
            student.predict(X, drawn_params(fresh, sizes), kinds).matches(reference.predict)

    @weight(3)
    def test_one_output(self, student, reference, fresh):
        """predict: one output unit, 1 where its logit is above 0"""
        student.predict(NEAR_ZERO, ONE_LOGIT, []).matches(reference.predict)
        student.predict(fresh.normal(0, 1, (40, 2)), drawn_params(fresh, [2, 5, 1]), ["tanh"]).matches(
            reference.predict
        )

    @weight(3)
    def test_accuracy(self, student, reference, fresh):
        """accuracy: the share of right labels"""
        student.accuracy(LABELS, TRUE_ONES).matches(3 / 7)
        for m in (5, 36):
            labels, y = fresh.integers(0, 3, m), fresh.integers(0, 3, m)
            student.accuracy(labels, y).matches(reference.accuracy)

    @weight(2)
    def test_columns(self, student, reference, fresh):
        """accuracy: y as a column too"""
        student.accuracy(LABELS, TRUE_ONES).matches(3 / 7)
        labels, y = fresh.integers(0, 3, 24), fresh.integers(0, 3, 24)
        student.accuracy(LABELS, TRUE_ONES[:, None]).matches(3 / 7)
        student.accuracy(labels, y[:, None]).matches(reference.accuracy).leaves_inputs_alone()


SHORT = (((3, 1), 1), ((3, 1), 2), ((3, 1), 10), ((3, 4, 1), 1), ((3, 4, 1), 2), ((3, 4, 1), 9))


@exercise("trask", seconds=20)
class TestTrask:
    @weight(4)
    def test_first_steps(self, student, reference):
        """the first passes, with and without a hidden layer"""
        for sizes, steps in SHORT:
            right = [reference.trask(sizes, steps), reference.trask_after(sizes, steps)]
            student.trask(sizes, steps).matches_either(right, accepts=["column"])

    @weight(4)
    def test_two_layers(self, student):
        """the published outputs, after 10,000 passes"""
        published = [[0.00966449], [0.00786506], [0.99358898], [0.99211957]]
        student.trask().matches(published, rtol=DIGITS, accepts=["column"])

    @weight(4)
    def test_three_layers(self, student):
        """the published errors of the network with a hidden layer"""
        error = "np.mean(np.abs([[0], [1], [1], [0]] - np.reshape(trask((3, 4, 1), steps), (4, 1))))"
        student.evaluate(error, steps=10_001).matches(0.00858452565, rtol=DIGITS)


SOME, FEW = [3, 9, 20], [3, 7]  # steps: one number alone would be met by chance


@exercise("spiral", given=TRAINED, own=True, seconds=30)
class TestSpiral:
    @weight(5)
    def test_first_steps(self, student, reference):
        """the first steps of both networks"""
        right = list(map(reference.spiral, SOME))
        student.evaluate("[spiral(_0) for _0 in some]", some=SOME).matches(right)

    @weight(7)
    def test_published(self, student):
        """49 % with straight borders, 97 % or more with a hidden layer"""
        student.spiral().matches([0.49, 0.985], rtol=0, atol=0.0151)


@exercise("flower", given=TRAINED, own=True, seconds=40)
class TestFlower:
    @weight(4)
    def test_first_steps(self, student, reference):
        """the first steps of small networks"""
        for sizes, steps in (((1, 2, 3, 4, 5), 30), ((2, 6), 0), ((3, 4), 130)):
            student.flower(sizes, steps).matches(reference.flower)

    @weight(5)
    def test_small(self, student):
        """the published accuracies of 1 to 5 hidden units"""
        published = {1: 0.675, 2: 0.6725, 3: 0.9075, 4: 0.905, 5: 0.9125}
        student.flower((1, 2, 3, 4, 5)).matches(published)

    @weight(3)
    def test_wide(self, student):
        """20 hidden units, within three flowers of the published accuracy"""
        student.flower((20,)).matches({20: 0.9}, rtol=0, atol=0.0076)


@exercise("digits", given=TRAINED, own=True, seconds=30)
class TestDigits:
    @weight(5)
    def test_first_epochs(self, student, reference):
        """the first epochs"""
        right = list(map(reference.digits, FEW))
        student.evaluate("[digits(_0) for _0 in few]", few=FEW).matches(right)

    @weight(7)
    def test_published(self, student):
        """95 % of the test digits, or more"""
        student.digits().is_at_least(0.95).is_at_most(1.0)
