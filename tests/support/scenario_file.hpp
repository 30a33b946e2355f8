#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace quorate::test {

/// One sentence of a scenario, without its "Given", "When", "Then" or "And".
struct ScenarioLine {
    int number = 0;  // in the file, from 1
    std::string text;
    std::vector<std::string> quoted = {};  // the lines below it that begin with "|", without that
};

/// A file of tests/scenarios: its first line says what it shows, lines that begin with "#" are for
/// whoever reads it, all others are said in order.
struct Scenario {
    std::string name;  // of the file, in letters and digits: "RoomChanges"
    std::string title;
    std::vector<ScenarioLine> lines = {};
};

/// For the messages of a test that failed.
void PrintTo(const Scenario& scenario, std::ostream* out);

/// All of tests/scenarios, in order of name.
std::vector<Scenario> scenarios();

}  // namespace quorate::test
