#pragma once

#include <string>

namespace quorate::test {

// Where things are. In one file of its own, so that no other test is compiled anew because the tree
// was moved.

/// The root of the source tree.
std::string source_dir();

/// The build directory, where the programs are.
std::string binary_dir();

}  // namespace quorate::test
