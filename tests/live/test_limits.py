"""How fast packets may come, and where the newest one waits."""

import asyncio

from formcheck.live.limits import PacketRate, ServiceLimits
from formcheck.live.newest_packet import NewestPacket
from tests.live.builders import Clock

LIMITS = ServiceLimits(packets_per_s=60, packets_at_once=120, refused_packets=10)


def test_camera_of_thirty_pictures_is_never_refused() -> None:
    clock = Clock()
    rate = PacketRate(LIMITS, clock_s=clock)
    for _ in range(3000):
        clock.now_s += 1 / 30
        assert rate.allows()
    assert rate.refused == 0


def test_thousand_packets_a_second_are_thinned_out_and_then_too_many() -> None:
    clock = Clock()
    rate = PacketRate(LIMITS, clock_s=clock)
    allowed = 0
    for _ in range(1000):
        clock.now_s += 0.001
        allowed += rate.allows()
    assert 170 <= allowed <= 190
    assert rate.refused == 1000 - allowed
    assert rate.exceeded


def test_pause_saves_no_more_than_the_reserve() -> None:
    clock = Clock()
    rate = PacketRate(LIMITS, clock_s=clock)
    clock.now_s += 3600
    assert sum(rate.allows() for _ in range(1000)) == 120


def test_newest_packet_takes_the_place_of_the_one_before() -> None:
    async def play() -> None:
        packets = NewestPacket()
        for packet in (b"1", b"2", b"3"):
            packets.put(packet)
        assert (await packets.take(), packets.dropped) == (b"3", 2)
        packets.wake()
        assert await packets.take() is None
        packets.put(b"4")
        packets.clear()
        packets.put(b"5")
        assert (await packets.take(), packets.dropped) == (b"5", 3)

    asyncio.run(play())
