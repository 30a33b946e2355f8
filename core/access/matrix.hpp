#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/access/action.hpp"
#include "core/access/role.hpp"

namespace quorate::core {

/// Whom a cell of the matrix lets through, before its conditions.
enum class Letter : char {
    never = '-',
    open_to_all = 'P',
    token = 'K',        // holder of a live token
    own = 'O',          // own object only
    participant = 'M',  // own participation in that meeting, whatever the organisation
    authority = 'U',    // an object of the own authority that is no case
    any_level = 'X',    // own authority at any level; shows no case content
    involved = 'I',     // involved, at any level
    team = 'T',         // involved, or the same team when the case is open
    case_open = 'A',    // involved, or the own authority when the case is open
    break_glass = 'B',  // involved, or inside a live break-glass grant
    may_break = 'G',    // may open a break-glass grant
};

/// One role's answer for one action.
struct Cell {
    Letter letter = Letter::never;
    bool reduced = false;        // *: only the fields the note names
    bool step_up = false;        // +S: signed in again within ten minutes
    bool reason = false;         // +R: a written reason
    bool second_person = false;  // +2: a different person's approval

    friend constexpr bool operator==(const Cell&, const Cell&) = default;
};

/// One action's answers for every role. Written as "P P P - ..."; a mistake does not compile.
class MatrixRow {
public:
    consteval MatrixRow(Action action,
                        std::string_view name,
                        std::string_view cells,
                        std::string_view note)
        : action{action}, name{name}, note{note}
    {
        std::size_t column = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            Cell& cell = this->cells.at(column);
            if (cells[i] == ' ')
                ++column;
            else if (cells[i] == '*')
                cell.reduced = true;
            else if (cells[i] == '+')
                add_condition(cell, cells.at(++i));
            else
                cell.letter = letter(cells[i]);
        }
        if (column + 1 != role_count) throw "a row has one cell for each role";
    }

    Action action;
    std::string_view name;
    std::array<Cell, role_count> cells{};
    std::string_view note;

private:
    static constexpr Letter letter(char c)
    {
        if (std::string_view{"-PKOMUXITABG"}.find(c) == std::string_view::npos)
            throw "not a letter of the matrix";
        return static_cast<Letter>(c);
    }

    static constexpr void add_condition(Cell& cell, char c)
    {
        if (c == 'S')
            cell.step_up = true;
        else if (c == 'R')
            cell.reason = true;
        else if (c == '2')
            cell.second_person = true;
        else
            throw "not a condition of the matrix";
    }
};

using Matrix = std::array<MatrixRow, action_count>;

/// The matrix the service runs on.
const Matrix& matrix();

/// Its cell for `role` and `action`.
const Cell& cell(Role role, Action action);

/// A cell as the matrix writes it: "I+R+2".
std::string cell_text(const Cell& cell);

/// The matrix as CSV (RFC 4180, CRLF), the form in which it is reviewed and compared.
std::string matrix_csv();

}  // namespace quorate::core
