#include "server/cli/actions_command.hpp"

#include <iomanip>
#include <iostream>
#include <memory>

#include "core/access/matrix.hpp"

namespace quorate::server {
namespace {

constexpr const char* legend =
    "- never, P public, K holder of a live token, O own object, M own participation,\n"
    "U own authority, X own authority without case content, I involved,\n"
    "T involved or own team, A involved or own authority, B involved or break-glass,\n"
    "G may break the glass, * reduced, +S password again, +R reason, +2 second person\n\n";

void print_table(std::ostream& out)
{
    out << legend << std::left << std::setw(30) << "action";
    for (const core::Role role : core::all_roles)
        out << std::setw(7) << core::role_code(role);
    out << '\n';
    for (const core::MatrixRow& row : core::matrix()) {
        out << std::setw(30) << row.name;
        for (const core::Cell& cell : row.cells)
            out << std::setw(7) << core::cell_text(cell);
        out << '\n';
    }
}

}  // namespace

void add_actions_command(CLI::App& root, int& exit_code)
{
    struct Options {
        bool list = false;
        bool csv = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = root.add_subcommand("actions", "Show who may do what, as built");
    command->add_flag("--list", options->list, "List every action with its cell for each role")
        ->required();
    command->add_flag("--csv", options->csv, "As CSV, the form in which the matrix is reviewed");
    command->callback([options, &exit_code] {
        if (options->csv)
            std::cout << core::matrix_csv();
        else
            print_table(std::cout);
        exit_code = std::cout.flush() ? 0 : 1;
    });
}

}  // namespace quorate::server
