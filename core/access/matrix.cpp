#include "core/access/matrix.hpp"

#include "core/access/matrix_rows.hpp"

namespace quorate::core {
namespace {

// The table is read by position, so each row must stand at its action's place.
constexpr bool rows_are_in_order()
{
    for (std::size_t i = 0; i < action_count; ++i)
        if (static_cast<std::size_t>(matrix_rows[i].action) != i) return false;
    return true;
}
static_assert(rows_are_in_order());

std::string quoted_if_needed(std::string_view text)
{
    if (text.find_first_of(",\"") == std::string_view::npos) return std::string{text};
    std::string quoted{"\""};
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace

const Matrix& matrix()
{
    return matrix_rows;
}

const Cell& cell(Role role, Action action)
{
    return matrix_rows.at(static_cast<std::size_t>(action))
        .cells.at(static_cast<std::size_t>(role));
}

std::string cell_text(const Cell& cell)
{
    std::string text{static_cast<char>(cell.letter)};
    if (cell.reduced) text += '*';
    if (cell.step_up) text += "+S";
    if (cell.reason) text += "+R";
    if (cell.second_person) text += "+2";
    return text;
}

std::string matrix_csv()
{
    std::string csv{"action"};
    for (const Role role : all_roles)
        csv.append(",").append(role_code(role));
    csv += ",note\r\n";
    for (const MatrixRow& row : matrix_rows) {
        csv += row.name;
        for (const Cell& each : row.cells)
            csv.append(",").append(cell_text(each));
        csv.append(",").append(quoted_if_needed(row.note)).append("\r\n");
    }
    return csv;
}

}  // namespace quorate::core
