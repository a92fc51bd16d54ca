"""The pad: mouse, touch and pen write the same points, and an accident is no signature."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.widgets.pad import SignaturePad

CURVE = [QPoint(120 + 6 * n, 200 + (n % 7) * 5) for n in range(50)]


def make(qtbot):
    pad = SignaturePad()
    qtbot.addWidget(pad)
    pad.resize(640, 320)
    with qtbot.waitExposed(pad):
        pad.show()
    return pad


def draw(qtbot, pad, points=CURVE):
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        qtbot.mouseMove(pad, point)
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=points[-1])


def inked(pad):
    image = pad.grab().toImage()
    wanted = QColor(theme.C["t1"]).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(100, 500) for y in range(150, 250))


def test_a_mouse_writes_points_and_ink(qtbot):
    pad = make(qtbot)
    assert pad.is_empty()
    draw(qtbot, pad)
    (stroke,) = pad.strokes()
    assert len(stroke) == 50
    assert stroke[0][:2] == (120.0, 200.0)
    assert all(0 <= point[3] <= 1 for point in stroke)
    assert [point[2] for point in stroke] == sorted(point[2] for point in stroke)
    assert not pad.is_empty()
    assert pad.device() == "mouse"
    assert inked(pad) > 150


def test_clearing_takes_everything_away(qtbot):
    pad = make(qtbot)
    draw(qtbot, pad)
    with qtbot.waitSignal(pad.changed):
        pad._clear.click()
    assert pad.strokes() == []
    assert pad.is_empty()
    assert inked(pad) == 0
    assert not pad._clear.isVisible()


def test_a_tap_is_not_a_signature(qtbot):
    pad = make(qtbot)
    draw(qtbot, pad, [QPoint(200, 200), QPoint(203, 201)])
    assert pad.strokes()
    assert pad.is_empty()


def test_a_finger_writes(qtbot):
    pad = make(qtbot)
    screen = QTest.createTouchDevice()
    QTest.touchEvent(pad, screen).press(0, CURVE[0]).commit()
    for point in CURVE[1:]:
        QTest.touchEvent(pad, screen).move(0, point).commit()
    QTest.touchEvent(pad, screen).release(0, CURVE[-1]).commit()
    (stroke,) = pad.strokes()
    assert len(stroke) == 50
    assert pad.device() == "touch"


def test_a_pen_gives_its_pressure(qtbot):
    pad = make(qtbot)
    pen = QPointingDevice(
        "Trial pen",
        7,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Pressure,
        1,
        1,
    )

    def send(kind, at, pressure):
        place = QPointF(at)
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.TabletMove else Qt.MouseButton.LeftButton
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.TabletRelease else Qt.MouseButton.LeftButton
        event = QTabletEvent(
            kind, pen, place, QPointF(pad.mapToGlobal(at)), pressure, 0, 0, 0, 0, 0,
            Qt.KeyboardModifier.NoModifier, button, held,
        )  # fmt: skip
        QApplication.sendEvent(pad, event)
        assert event.isAccepted()

    send(QEvent.Type.TabletPress, CURVE[0], 0.2)
    for n, point in enumerate(CURVE[1:]):
        send(QEvent.Type.TabletMove, point, 0.2 + n / 100)
    send(QEvent.Type.TabletRelease, CURVE[-1], 0)
    (stroke,) = pad.strokes()
    assert stroke[0][3] == 0.2
    assert stroke[-1][3] > 0.6
    assert pad.device() == "pen, Trial pen"


def test_one_source_a_stroke(qtbot):
    pad = make(qtbot)
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=CURVE[0])
    screen = QTest.createTouchDevice()
    QTest.touchEvent(pad, screen).press(0, QPoint(400, 100)).commit()
    QTest.touchEvent(pad, screen).release(0, QPoint(400, 100)).commit()
    qtbot.mouseMove(pad, CURVE[1])
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=CURVE[1])
    assert len(pad.strokes()) == 1


def test_whoever_comes_by_keyboard_is_offered_paper(qtbot):
    pad = make(qtbot)
    assert "finger" in pad.accessibleDescription()
    pad.clearFocus()
    pad.setFocus(Qt.FocusReason.TabFocusReason)
    assert pad._paper.isVisible()
    with qtbot.waitSignal(pad.paper_wanted):
        pad._paper.button.click()
    draw(qtbot, pad)
    assert not pad._paper.isVisible()


def test_ink_survives_a_new_size(qtbot):
    pad = make(qtbot)
    draw(qtbot, pad)
    before = inked(pad)
    pad.resize(700, 330)
    assert abs(inked(pad) - before) < 20
