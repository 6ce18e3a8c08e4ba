import time
from tests.live_browser.conftest import *
from tests.live_browser.driving import *
from tests.live_browser import reels
def test_running(usual, address):
    t0=time.monotonic()
    say=lambda *a: print(round(time.monotonic()-t0,1),*a,flush=True)
    with usual.window(address, Browsing(finds=True)) as w:
        w.page.on("console", lambda m: say("console",m.text[:400]) if "COACH" in m.text else None)
        w.page.on("pageerror", lambda m: say("ERROR",str(m)[:300]))
        w.page.add_init_script("""
        const W=window.WebSocket; window.WebSocket=class extends W { constructor(...a){ super(...a); if(String(a[0]).endsWith('/live')) this.addEventListener('message',({data})=>console.log('COACH',window.reel.at,performance.now(),data)); } };
        """)
        w.start("squat"); say("player")
        w.page.locator(".player.running").wait_for(); say("running")
        w.play(reels.two_squats_on_film()); say("play")
        w.wait_for_its_end()
        say(w.count.inner_text())
        w.page.screenshot(path="/tmp/s2/probe.png")
