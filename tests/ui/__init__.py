"""The screen, driven by keys and clicks over the real store and a clock the tests move."""
