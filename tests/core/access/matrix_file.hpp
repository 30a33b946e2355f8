#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/support/text.hpp"
#include "tests/support/places.hpp"

namespace quorate::test {

/// The reviewed access matrix, as it stands in the golden file: nothing here comes from the
/// compiled table.
struct MatrixFile {
    struct Row {
        std::string action;
        std::vector<std::string> cells;
    };
    std::string text;
    std::vector<std::string> roles;
    std::vector<Row> rows;
};

inline std::string file_text(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error{"cannot open " + path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

inline MatrixFile read_matrix_file()
{
    MatrixFile matrix;
    matrix.text = file_text(test::source_dir() + "/tests/golden/access-matrix.csv");
    for (const std::string& line : core::split(matrix.text, '\n')) {
        if (line.empty()) continue;
        const auto fields = core::split(line, ',');  // only the note, the last, can hold commas
        std::vector<std::string> cells{fields.begin() + 1, fields.begin() + 11};
        if (matrix.roles.empty())
            matrix.roles = cells;
        else
            matrix.rows.push_back({fields[0], cells});
    }
    return matrix;
}

}  // namespace quorate::test
