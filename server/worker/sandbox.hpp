#pragma once

namespace quorate::server {

/// Nobody gets at the memory of this process: no core file, and no other process of this user may
/// look into it. Throws std::runtime_error when the system does not let it.
void keep_memory_to_this_process();

/// Bounds what this process may use, for good: 2 seconds of processor, 256 MB of memory, 16 open
/// files, no core file. Throws std::runtime_error when the system does not let it.
void limit_this_process();

/// Leaves this process what computing takes and its standard output: from here on the kernel
/// refuses to open, connect, start or signal anything. Read all input first. Throws
/// std::runtime_error when the system does not let it.
void shut_this_process_in();

}  // namespace quorate::server
