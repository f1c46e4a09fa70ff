#pragma once

namespace mq::platform {

/// Milliseconds since this process began. Exact when the one who started it put the moment (CLOCK_MONOTONIC,
/// in nanoseconds) into $MONQUA_STARTED_NS, as tests/bench/first_frame.py does; else to the kernel's 10 ms.
[[nodiscard]] double ms_since_process_start();

/// Proportional set size in KiB: private pages, and each shared one divided by its users. 0 if not known.
[[nodiscard]] long pss_kib();

} // namespace mq::platform
