"""Hidden grader of 3a. Weights only; the points live in the notebook.

Slopes and gradients are written in the questions' texts; the matrices and vectors in them are arguments, so that the
learner sees them. A question that says `recorded` tells the learner where their code looked.
"""

import numpy as np

from autograder.grading import exercise, weight

A = np.array([[2.0, 1.0], [1.0, 6.0]])
C = np.array([1.0, -2.0])
CUBIC = "lambda x: x**3 - x"


def on_a_parabola(x0, bottom, rho, n):
    """Where gradient descent goes on a parabola: the distance to its bottom is multiplied by rho in each step."""
    return bottom + (x0 - bottom) * rho ** np.arange(n + 1)


@exercise("gd_1d")
class TestOneDimension:
    @weight(6)
    def test_parabolas(self, student, fresh):
        """down a parabola"""
        for lr, n in ((0.25, 1), (0.25, 3), (0.125, 2)):
            walked = student.evaluate("gd_1d(recorded(lambda x: 2 * x), _0, _1, _2)", _0=1.0, _1=lr, _2=n)
            walked.matches(on_a_parabola(1.0, 0.0, 1 - 2 * lr, n))
        asked = dict(a=2.0, bottom=3.0)
        walked = student.evaluate(
            "gd_1d(recorded(lambda x: a * (x - bottom)), _0, _1, _2)", _0=5.0, _1=0.25, _2=4, **asked
        )
        walked.matches(on_a_parabola(5.0, 3.0, 0.5, 4))
        a, bottom, x0 = fresh.uniform((0.5, -3, 3), (3, 2, 6))
        lr, n = fresh.uniform(0.1, 0.6), int(fresh.integers(5, 12))
        walked = student.evaluate(
            "gd_1d(recorded(lambda x: a * (x - bottom)), _0, _1, _2)", _0=x0, _1=lr, _2=n, a=a, bottom=bottom
        )
        walked.matches(on_a_parabola(x0, bottom, 1 - lr * a, n))

    @weight(3)
    def test_other_curves(self, student, reference, fresh):
        """down other curves, past the bottom, and away from it"""
        for x0, lr, n in ((2.0, 0.1, 3), (0.5, 0.25, 6), (fresh.uniform(-1.5, 1.5), 0.2, 7)):
            walked = student.evaluate(f"gd_1d({CUBIC}, _0, _1, _2)", _0=x0, _1=lr, _2=n)
            walked.matches(reference.gd_1d(lambda x: x**3 - x, x0, lr, n))
        for x0, lr, n in ((1.0, 0.75, 3), (1.0, 1.5, 4)):
            walked = student.evaluate("gd_1d(lambda x: 2 * x, _0, _1, _2)", _0=x0, _1=lr, _2=n)
            walked.matches(on_a_parabola(x0, 0.0, 1 - 2 * lr, n))

    @weight(2)
    def test_number(self, student):
        """n + 1 numbers: no step, one step, and many at the bottom"""
        student.evaluate("gd_1d(lambda x: 2 * x, _0, _1, _2)", _0=3.0, _1=0.25, _2=0).matches(
            np.array([3.0]), because="no step leaves the start"
        )
        student.evaluate("gd_1d(lambda x: 2 * x, _0, _1, _2)", _0=3.0, _1=0.5, _2=1).matches(np.array([3.0, 0.0]))
        student.evaluate("gd_1d(lambda x: 2 * x, _0, _1, _2)", _0=3.0, _1=0.5, _2=30).matches(
            np.array([3.0] + 30 * [0.0]), because="n steps make n + 1 numbers, at the bottom too"
        )

    @weight(1)
    def test_forms(self, student):
        """a start that is a whole number; a slope that is an array without axes"""
        student.evaluate("gd_1d(lambda x: 2 * x, _0, _1, _2)", _0=-1, _1=0.25, _2=3).matches(
            on_a_parabola(-1.0, 0.0, 0.5, 3)
        )
        student.evaluate("gd_1d(lambda x: np.asarray(2.0 * x), _0, _1, _2)", _0=3, _1=0.125, _2=3).matches(
            on_a_parabola(3.0, 0.0, 0.75, 3)
        )


def regimes(student, pairs, words, because=""):
    """One question for all pairs; the first that is wrong is shown alone."""
    student.evaluate("[lr_regime(_0, _1) for _0, _1 in pairs]", pairs=pairs).matches(words, because=because)


@exercise("lr_regime")
class TestRegime:
    @weight(6)
    def test_ordinary(self, student, reference, fresh):
        """curves and learning rates of all kinds"""
        pairs = [(1.0, 0.5), (1.0, 1.5), (1.0, 3.0), (2.0, 0.25), (2.0, 0.75), (2.0, 1.5), (0.5, 1.5), (0.5, 3.0)]
        pairs += [(0.5, 5.0), (0.1, 5.0), (0.1, 15.0), (0.1, 25.0), (10.0, 0.05), (10.0, 0.15), (10.0, 0.25)]
        regimes(student, pairs, [reference.lr_regime(a, lr) for a, lr in pairs])
        rhos = fresh.uniform((0.05, -0.95, -3), (0.95, -0.05, -1.1), (3, 3)).ravel()
        pairs = [(float(a), float((1 - rho) / a)) for a, rho in zip(fresh.uniform(0.1, 9, 9), rhos, strict=True)]
        regimes(student, pairs, [reference.lr_regime(a, lr) for a, lr in pairs])

    @weight(2)
    def test_side_to_side(self, student):
        """from side to side, for ever"""
        regimes(student, [(1.0, 2.0), (2.0, 1.0), (0.5, 4.0), (8.0, 0.25)], 4 * ["stuck"], "the distance stays")

    @weight(1)
    def test_no_step(self, student):
        """no step at all: a learning rate of 0, or level ground"""
        regimes(student, [(1.0, 0.0), (0.0, 1.0), (4.0, 0.0), (0.0, 3.0)], 4 * ["stuck"], "nothing moves")

    @weight(2)
    def test_at_once(self, student):
        """on the bottom in one step"""
        pairs = [(1.0, 1.0), (2.0, 0.5), (0.25, 4.0), (16.0, 0.0625)]
        regimes(student, pairs, 4 * ["converges"], "one step lands on the bottom")

    @weight(1)
    def test_hill(self, student):
        """a hill"""
        pairs = [(-1.0, 0.5), (-1.0, 1.5), (-1.0, 1.0), (-1.0, 3.0), (-0.125, 1.0), (-2.0, 1.0)]
        regimes(student, pairs, 6 * ["diverges"], "a descent leaves the top of a hill")

    @weight(1)
    def test_beside(self, student, reference):
        """right beside the borders; whole numbers"""
        near = 1 / 128
        pairs = [(1.0, lr) for lr in (1 - near, 1 + near, 2 - near, 2 + near, near)]
        regimes(student, pairs, [reference.lr_regime(a, lr) for a, lr in pairs])
        pairs = [(1, 1), (1, 2), (2, 1), (1, 3)]
        regimes(student, pairs, ["converges", "stuck", "stuck", "diverges"])


COUPLED = "gradient_descent(recorded(lambda w: A @ w - c), w0, lr, n)"


def on_a_quadratic(A, c, w0, lr, n):
    """Each eigenvector of A has a walk of its own."""
    curvature, Q = np.linalg.eigh(A)
    bottom = np.linalg.solve(A, c)
    start = Q.T @ (np.asarray(w0, dtype=float) - bottom)
    return np.array([bottom + Q @ ((1 - lr * curvature) ** k * start) for k in range(n + 1)])


def symmetric(fresh, d):
    """A matrix with curvatures from 0.5 to 4."""
    Q, _ = np.linalg.qr(fresh.normal(size=(d, d)))
    A = Q @ np.diag(fresh.uniform(0.5, 4, d)) @ Q.T
    return (A + A.T) / 2


@exercise("gradient_descent")
class TestDescent:
    @weight(7)
    def test_coupled(self, student, reference, fresh):
        """valleys whose coordinates are coupled"""
        zero = np.zeros(2)
        for c, w0, lr, n in ((zero, [1.0, 1.0], 0.125, 1), (zero, [1.0, 1.0], 0.125, 2), (C, [0.0, 2.0], 0.25, 3)):
            walked = student.evaluate(COUPLED, A=A, c=c, w0=np.array(w0), lr=lr, n=n)
            walked.matches(reference.gradient_descent(lambda w, c=c: A @ w - c, w0, lr, n))
        for d, n in ((3, 4), (4, 6)):
            own, c, w0 = symmetric(fresh, d), fresh.normal(size=d), fresh.normal(size=d)
            lr = fresh.uniform(0.05, 0.4)
            student.evaluate(COUPLED, A=own, c=c, w0=w0, lr=lr, n=n).matches(on_a_quadratic(own, c, w0, lr, n))

    @weight(3)
    def test_other_gradients(self, student, reference, fresh):
        """gradients that are not straight"""
        for w0, lr, n in ((np.array([1.0, 2.0]), 0.125, 3), (fresh.uniform(-2, 2, 5), 0.25, 4)):
            walked = student.evaluate("gradient_descent(lambda w: w - np.sin(w[::-1]), w0, lr, n)", w0=w0, lr=lr, n=n)
            walked.matches(reference.gradient_descent(lambda w: w - np.sin(w[::-1]), w0, lr, n))

    @weight(2)
    def test_number(self, student):
        """n + 1 rows: no step, one coordinate, many steps at the bottom"""
        student.evaluate("gradient_descent(lambda w: w, w0, lr, n)", w0=np.array([4.0, 8.0, 2.0]), lr=0.5, n=0).matches(
            np.array([[4.0, 8.0, 2.0]]), because="no step leaves the start"
        )
        student.evaluate("gradient_descent(lambda w: w, w0, lr, n)", w0=np.array([4.0]), lr=0.5, n=2).matches(
            np.array([[4.0], [2.0], [1.0]])
        )
        student.evaluate("gradient_descent(lambda w: w, w0, lr, n)", w0=np.array([4.0, 8.0]), lr=1.0, n=20).matches(
            np.array([[4.0, 8.0]] + 20 * [[0.0, 0.0]]), because="n steps make n + 1 rows, at the bottom too"
        )

    @weight(3)
    def test_own_arrays(self, student):
        """w0 stays as it was, also where the gradient is its argument"""
        for w0 in (np.array([4.0, 8.0]), np.array([4, 8]), [4.0, 8.0]):
            walked = student.evaluate("gradient_descent(lambda w: w, w0, lr, n)", w0=w0, lr=0.5, n=3)
            walked.matches(np.array([[4.0, 8.0], [2.0, 4.0], [1.0, 2.0], [0.5, 1.0]])).leaves_inputs_alone()

    @weight(3)
    def test_forms(self, student, reference):
        """whole numbers, and lists"""
        for w0 in (np.array([1, 1]), [1, 1], [1.0, 1.0], np.array([3, -2])):
            for n in (1, 3):
                walked = student.evaluate("gradient_descent(lambda w: A @ w, w0, lr, n)", A=A, w0=w0, lr=0.125, n=n)
                walked.matches(reference.gradient_descent(lambda w: A @ w, w0, 0.125, n))
        walked = student.evaluate("gradient_descent(lambda w: 3 * w, w0, lr, n)", w0=[1, 2, 4], lr=0.25, n=2)
        walked.matches(np.array([[1.0, 2.0, 4.0], [0.25, 0.5, 1.0], [0.0625, 0.125, 0.25]]))


Y_HAT, Y = np.array([1.0, 2.0, 4.0]), np.array([2.0, 5.0, 2.0])  # residuals −1, −3, 2
FEW_X = np.array([[1.0, 0.0, 2.0], [0.0, 1.0, 1.0], [2.0, 1.0, 0.0], [1.0, -1.0, 1.0], [0.0, 2.0, -1.0]])
FEW_W = np.array([1.0, 2.0, -1.0])
FEW_Y = np.array([-3.5, -1.5, 4.0, 0.0, 3.0])  # with b = 0.5 the gradient is (1, 4, 2) and 3


def column(v):
    return np.asarray(v)[:, None]


def has_mse(student, reference, fresh):
    student.mse(Y_HAT, Y).matches(14 / 3, accepts=["single"])
    student.mse(np.array([3.0, 1.0]), np.array([1.0, 2.0])).matches(2.5, accepts=["single"])
    student.mse(*fresh.normal(0, 3, (2, 7))).matches(reference.mse, accepts=["single"])


def is_slope(student, reference, X, y, w, b, because=""):
    """The gradient, and what a wrong one has in common with it."""
    flat = np.ravel(y)
    r = np.asarray(X, dtype=float) @ np.asarray(w, dtype=float) + b - flat
    m, n = np.shape(X)
    student.evaluate("mse_grad(X, y, w, b)", X=X, y=y, w=w, b=b).is_gradient(
        reference.mse_grad(X, y, w, b),
        names=("dw", "db"),
        sizes={"samples": m, "features": n},
        parts={"the residuals": r, "X": np.asarray(X, dtype=float)},
        accepts=("single",),
        because=because,
    )


def has_slopes(student, reference, fresh):
    is_slope(student, reference, FEW_X, FEW_Y, FEW_W, 0.5)
    X, y, w = fresh.normal(size=(7, 3)), fresh.normal(size=7), fresh.normal(size=3)
    is_slope(student, reference, X, y, w, fresh.normal())


@exercise("mse", each=True)
class TestMse:
    @weight(4)
    def test_loss(self, student, reference, fresh):
        """mse: its values"""
        has_mse(student, reference, fresh)

    @weight(2)
    def test_loss_forms(self, student, reference, fresh):
        """mse: rows, columns, lists, whole numbers; its input left alone"""
        has_mse(student, reference, fresh)
        for a, b in (([1, 2, 4], [2, 5, 2]), (np.array([1, 2, 4]), Y), ([[1], [2], [4]], [2, 5, 2])):
            student.mse(a, b).matches(14 / 3, accepts=["single"]).leaves_inputs_alone()
        for a, b in ((column(Y_HAT), column(Y)), (Y_HAT, column(Y)), (column(Y_HAT), Y)):
            student.mse(a, b).matches(14 / 3, accepts=["single"]).leaves_inputs_alone()

    @weight(7)
    def test_slopes(self, student, reference, fresh):
        """mse_grad: every slope"""
        has_slopes(student, reference, fresh)

    @weight(2)
    def test_twice(self, student, reference, fresh):
        """mse_grad: data entered twice change nothing"""
        has_slopes(student, reference, fresh)
        X, y = np.concatenate([FEW_X, FEW_X]), np.concatenate([FEW_Y, FEW_Y])
        is_slope(student, reference, X, y, FEW_W, 0.5, because="a mean does not care how often all is said")

    @weight(1)
    def test_best(self, student, reference, fresh):
        """mse_grad: 0 at the best fit"""
        has_slopes(student, reference, fresh)
        X, y = np.array([[0.0], [1.0], [2.0]]), np.array([0.0, 3.0, 0.0])
        at = dict(X=X, y=y, w=np.array([0.0]), b=1.0)
        student.evaluate("mse_grad(X, y, w, b)[0]", **at).matches(np.zeros(1), because="no line fits better")
        student.evaluate("mse_grad(X, y, w, b)[1]", **at).matches(
            0.0, accepts=["single"], because="no line fits better"
        )

    @weight(2)
    def test_slopes_forms(self, student, reference, fresh):
        """mse_grad: labels in a column, lists, whole numbers; its input left alone"""
        has_slopes(student, reference, fresh)
        is_slope(student, reference, FEW_X, column(FEW_Y), FEW_W, 0.5)
        is_slope(student, reference, FEW_X.tolist(), FEW_Y.tolist(), FEW_W.tolist(), 0.5)
        is_slope(student, reference, FEW_X.astype(int).tolist(), [1, -1, 2, 0, 3], [1, 2, -1], 1)
        asked = dict(X=FEW_X, y=column(FEW_Y), w=FEW_W, b=0.5)
        student.evaluate("mse_grad(X, y, w, b)", **asked).leaves_inputs_alone()


# What a central difference with h = 1e-5 keeps: h² of the third derivative, and rounding of f over h.
MEASURED = dict(rtol=1e-7, atol=1e-7)
EXACT = dict(rtol=1e-9, atol=1e-9)  # a polynomial of degree 3 and a large step


@exercise("numerical_gradient")
class TestNumericalGradient:
    @weight(5)
    def test_values(self, student, fresh):
        """slopes along each coordinate"""
        for x in (np.array([1.0, 3.0]), np.array([2.0, -1.0])):
            asked = student.evaluate("numerical_gradient(recorded(lambda x: c * x[0] * x[1]**2), x)", c=2.0, x=x)
            asked.matches(np.array([2 * x[1] ** 2, 4 * x[0] * x[1]]), **MEASURED)
        text = "numerical_gradient(lambda x: np.exp(x[0]) * x[1] - c * x[2], x)"
        asked = student.evaluate(text, c=3.0, x=np.array([0.0, 2.0, 5.0]))
        asked.matches(np.array([2.0, 1.0, -3.0]), **MEASURED)
        c, x = fresh.uniform(-2, 2, (2, 5))
        asked = student.evaluate("numerical_gradient(lambda x: c @ np.sin(x), x)", c=c, x=x)
        asked.matches(c * np.cos(x), **MEASURED)

    @weight(2)
    def test_step(self, student, fresh):
        """h is honoured"""
        x = np.array([1.0, 2.0])
        for h in (0.5, 0.25, 1.0):
            asked = student.evaluate("numerical_gradient(lambda x: np.sum(x**3), _0, _1)", _0=x, _1=h)
            asked.matches(3 * x**2 + h**2, **EXACT)
        h = fresh.uniform(0.1, 0.6)
        asked = student.evaluate("numerical_gradient(lambda x: np.sum(x**3), _0, h=_1)", _0=x, _1=h)
        asked.matches(3 * x**2 + h**2, **EXACT)

    @weight(3)
    def test_tables(self, student, fresh):
        """tables, and boxes of them"""
        small = np.array([[1.0, 2.0, 3.0], [-1.0, 0.0, 1.0]])
        for x in (small, fresh.normal(size=(3, 2)), fresh.normal(size=(2, 1, 3))):
            asked = student.evaluate("numerical_gradient(lambda x: np.sum(x**2) / 2 + x.ravel()[0], x)", x=x)
            slopes = x.copy()
            slopes.flat[0] += 1
            asked.matches(slopes, **MEASURED)

    @weight(2)
    def test_forms(self, student):
        """whole numbers, lists, values without axes; x left as it was"""
        text = "numerical_gradient(lambda x: x[0] * x[1]**2 / c, x)"
        for x in (np.array([1, 3]), [1, 3], [1.0, 3.0], np.array([1.0, 3.0])):
            student.evaluate(text, c=2.0, x=x).matches(np.array([4.5, 3.0]), **MEASURED).leaves_inputs_alone()
        x = np.array([0.1, 0.7])  # a step there and back changes the last digit
        student.evaluate(text, c=2.0, x=x).matches(np.array([0.245, 0.07]), **MEASURED).leaves_inputs_alone()
        asked = student.evaluate(
            "numerical_gradient(lambda x: np.asarray(c * x[0] * x[1]), x)", c=2.0, x=np.array([1.0, 3.0])
        )
        asked.matches(np.array([6.0, 2.0]), **MEASURED)


TOLD = dict(rtol=1e-4, atol=1e-6)  # rounding in the differences is far below, any other formula far above


# No @ in these functions: its last digit may change from one call to the next, and 1e-16 becomes 1e-11 in a difference.
BOWL = "lambda x: x[0]**2 + c * x[0] * x[1] + 3 * x[1]**2"
SLOPES = "np.array([2 * x[0] + c * x[1], c * x[0] + 6 * x[1]])"


@exercise("grad_check", given=("numerical_gradient",))
class TestGradCheck:
    @weight(6)
    def test_wrong(self, student, fresh):
        """five wrong gradients, and how wrong they are"""
        at = dict(c=1.0, x=np.array([1.0, 2.0]))  # the gradient is (4, 13)
        for wrong, error in (
            (f"2 * {SLOPES}", 1 / 2),
            (f"-{SLOPES}", 2.0),
            (f"{SLOPES} + np.array([1, 0])", 1 / 5),
            ("np.array([4, 0])", 1.0),
            (f"{SLOPES}[::-1]", 9 / 13),
        ):
            asked = student.evaluate(f"grad_check({BOWL}, lambda x: {wrong}, x)", **at)
            asked.matches(error, accepts=["single"], **TOLD)
        at = dict(c=1.0, x=np.array([1.0, -1.0]))  # the gradient is (1, -5)
        asked = student.evaluate(f"grad_check({BOWL}, lambda x: {SLOPES} / 2, x)", **at)
        asked.matches(1 / 2, accepts=["single"], **TOLD)
        factor = fresh.uniform(1.05, 4)
        text = f"grad_check({BOWL}, lambda x: factor * {SLOPES}, x)"
        asked = student.evaluate(text, factor=factor, c=fresh.uniform(0.5, 2), x=fresh.uniform(1, 3, 2))
        asked.matches(1 - 1 / factor, accepts=["single"], **TOLD)

    @weight(3)
    def test_right(self, student, fresh):
        """three right gradients"""
        because = "this gradient is right"
        for f, grad in (
            (BOWL, SLOPES),
            ("lambda x: np.sin(x[0]) + c * np.cos(x[1])", "np.array([np.cos(x[0]), -c * np.sin(x[1])])"),
            ("lambda x: c * np.exp(x[0] / 2) * x[1]", "c * np.exp(x[0] / 2) * np.array([x[1] / 2, 1])"),
        ):
            for x in (np.array([1.0, 2.0]), fresh.uniform(0.5, 1.5, 2)):
                asked = student.evaluate(f"grad_check({f}, lambda x: {grad}, x)", c=1.0, x=x)
                asked.is_at_most(1e-6, because=because)

    @weight(3)
    def test_small_entry(self, student, fresh):
        """one small entry among large ones"""
        f = "lambda x: 50 * x[0]**2 + x[1]**2 / 2"
        for x in (np.array([1.0, 1.0]), fresh.uniform(1, 2, 2)):
            asked = student.evaluate(f"grad_check({f}, lambda x: np.array([100 * x[0], -x[1]]), x)", x=x)
            asked.matches(2.0, accepts=["single"], because="one small entry has the wrong sign", **TOLD)

    @weight(2)
    def test_floor_beside_others(self, student):
        """an entry that should be 0, beside large ones"""
        at = dict(x=np.array([1.0, 1.0]))
        for sign in ("", "-"):  # the gradient is (1000, 0) or (-1000, 0), the floor 1
            f, grad = f"lambda x: {sign}500 * x[0]**2", f"lambda x: np.array([{sign}1000 * x[0], {{}}])"
            asked = student.evaluate(f"grad_check({f}, {grad.format(0)}, x)", **at)
            asked.matches(0.0, accepts=["single"], because="this gradient is right", **TOLD)
            asked = student.evaluate(f"grad_check({f}, {grad.format(0.5)}, x)", **at)
            asked.matches(0.5, accepts=["single"], because="the floor is 1 here", **TOLD)
        asked = student.evaluate("grad_check(lambda x: 500 * x[0]**2, lambda x: np.array([2000 * x[0], 1.5]), x)", **at)
        asked.matches(1.0, accepts=["single"], because="the floor is 1 here", **TOLD)

    @weight(2)
    def test_floor_beside_f(self, student):
        """a gradient that should be 0 altogether"""
        for f, floor in (("np.sum(x**2) + 4", 4e-6), ("np.sum(x**2) - 4", 4e-6), ("np.sum(x**2) + 0.25", 1e-6)):
            asked = student.evaluate(
                f"grad_check(lambda x: {f}, lambda x: 2 * x + np.array([2e-7, 0]), x)", x=np.zeros(2)
            )
            because = f"the floor is {floor:.0e} here".replace("e-06", "e-6")
            asked.matches(2e-7 / floor, accepts=["single"], because=because, rtol=1e-3, atol=1e-6)

    @weight(1)
    def test_forms(self, student, fresh):
        """tables; x left as it was"""
        asked = dict(P=np.array([[1.0, 2.0, 4.0], [-1.0, 3.0, 5.0]]), x=np.ones((2, 3)))
        text = "grad_check(lambda x: np.sum(P * x**2) / 2, lambda x: {}, x)"
        student.evaluate(text.format("np.abs(P) * x"), **asked).matches(
            2.0, accepts=["single"], **TOLD
        ).leaves_inputs_alone()
        asked["x"] = fresh.uniform(1, 2, (2, 3))
        student.evaluate(text.format("P * x"), **asked).is_at_most(1e-6, because="this gradient is right")


VALLEY = "plot_descent(lambda w: A @ w, lambda w: w @ A @ w / 2, w0, lr, n)"
STEPS = 60
LOSS = np.array([[0.0, 0.0, 3.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])  # x² + xy + 3y²


def walk(w0, lr):
    return on_a_quadratic(A, np.zeros(2), w0, lr, STEPS)


def losses(path):
    return np.stack([np.arange(len(path)), np.einsum("ki,ij,kj->k", path, A, path) / 2], axis=1)


@exercise("plot_descent", given=("gradient_descent",), each=True)
class TestPicture:
    @weight(4)
    def test_path(self, student, fresh):
        """the path, from w0 on, on the contours"""
        for w0, lr in ((np.array([2.0, 1.5]), 0.3), (fresh.uniform(1, 2, 2), fresh.uniform(0.1, 0.28))):
            figure = student.evaluate(VALLEY, A=A, w0=w0, lr=lr, n=STEPS)
            figure.draws_path_on_contours(walk(w0, lr))

    @weight(3)
    def test_contours(self, student):
        """contours of the loss"""
        w0 = np.array([2.0, 1.5])
        figure = student.evaluate(VALLEY, A=A, w0=w0, lr=0.3, n=STEPS)
        figure.draws_contours_of(LOSS, "the loss")

    @weight(4)
    def test_loss(self, student, fresh):
        """the loss over the steps, falling"""
        for w0, lr in ((np.array([2.0, 1.5]), 0.3), (fresh.uniform(1, 2, 2), fresh.uniform(0.1, 0.28))):
            figure = student.evaluate(VALLEY, A=A, w0=w0, lr=lr, n=STEPS)
            figure.draws(losses(walk(w0, lr)), "the loss").draws_descent()

    @weight(1)
    def test_names(self, student):
        """both pairs of axes say what they show"""
        w0 = np.array([2.0, 1.5])
        figure = student.evaluate(VALLEY, A=A, w0=w0, lr=0.3, n=STEPS)
        figure.draws(losses(walk(w0, 0.3)), "the loss").names_its_axes()
