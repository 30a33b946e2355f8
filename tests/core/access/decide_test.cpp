#include "core/access/decide.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "tests/core/access/matrix_file.hpp"
#include "tests/core/access/oracle.hpp"
#include "tests/support/sha256.hpp"

namespace quorate::core {
namespace {

using test::Question;

const std::string relations = "itao";
const std::vector<std::string> contexts{"", "S", "R", "2", "SR2", "g", "k"};

Facts facts_of(const Question& q)
{
    const auto has = [&](char what) { return q.has.find(what) != std::string::npos; };
    return Facts{.relation = static_cast<Relation>(relations.find(q.relation)),
                 .level = static_cast<Level>(q.level),
                 .own = q.own,
                 .context = {.step_up = has('S'),
                             .reason = has('R'),
                             .second_person = has('2'),
                             .grant = has('g'),
                             .token = has('k')}};
}

std::string text_of(const Decision& decision)
{
    switch (decision.answer) {
        case Answer::allow:
            return "allow";
        case Answer::allow_reduced:
            return "allow*";
        case Answer::hide:
            return "hide";
        case Answer::deny:
            return "deny";
        case Answer::challenge:
            break;
    }
    std::string text{"needs "};
    if (decision.needs_step_up) text += 'S';
    if (decision.needs_reason) text += 'R';
    if (decision.needs_second_person) text += '2';
    return text;
}

const std::vector<Question>& every_question()
{
    static const std::vector<Question> questions = [] {
        std::vector<Question> list;
        for (const char relation : relations)
            for (const int level : {0, 1, 2})
                for (const bool own : {false, true})
                    for (const std::string& has : contexts)
                        list.push_back({relation, level, own, has});
        return list;
    }();
    return questions;
}

// Whether `table` answers every question about one cell as the oracle does by the file's `cell`.
bool agrees(const Matrix& table, Role role, Action action, const std::string& cell)
{
    for (const Question& q : every_question())
        if (text_of(decide(table, role, action, facts_of(q))) != test::expected(cell, q))
            return false;
    return true;
}

TEST(Decide, AnswersAllQuestionsAsTheReviewedMatrixDoes)
{
    const auto file = test::read_matrix_file();
    ASSERT_EQ(file.rows.size(), action_count);
    std::string listing;
    std::size_t count = 0;

    for (const auto& row : file.rows) {
        for (std::size_t r = 0; r < file.roles.size(); ++r) {
            const auto action = find_action(row.action);
            const auto role = find_role(file.roles[r]);
            ASSERT_TRUE(action && role) << row.action << ' ' << file.roles[r];
            for (const Question& q : every_question()) {
                const std::string line = row.action + ' ' + file.roles[r] + ' ' + q.relation +
                                         std::to_string(q.level) + (q.own ? "own" : "") + '[' +
                                         q.has + "] ";
                const std::string answer = text_of(decide(*role, *action, facts_of(q)));
                ASSERT_EQ(line + answer, line + test::expected(row.cells[r], q));
                listing += line + answer + '\n';
                ++count;
            }
        }
    }

    EXPECT_EQ(count, 139'440u);
    // Pinned, so that no change of a decision passes unseen. After a reviewed change of the
    // matrix, put the new value here.
    EXPECT_EQ(test::sha256(listing),
              "251b3efb922a4aa0a0d5eacbfb3a2291e45d0b105ddeb9cb561d120f7ec1d40f");
}

// Calls `spoil` for every cell whose letter satisfies it and returns how many were noticed.
struct Mutants {
    int made = 0;
    int noticed = 0;
};

Mutants spoil(const std::vector<std::pair<std::size_t, std::size_t>>& cells, Cell replacement)
{
    const auto file = test::read_matrix_file();
    Matrix table = matrix();
    Mutants mutants;
    for (const auto& [row, column] : cells) {
        Cell& target = table[row].cells[column];
        const Cell kept = std::exchange(target, replacement);
        ++mutants.made;
        if (!agrees(table,
                    static_cast<Role>(column),
                    static_cast<Action>(row),
                    file.rows[row].cells[column]))
            ++mutants.noticed;
        target = kept;
    }
    return mutants;
}

std::vector<std::pair<std::size_t, std::size_t>> cells_that(const std::function<bool(Letter)>& are)
{
    std::vector<std::pair<std::size_t, std::size_t>> cells;
    for (std::size_t row = 0; row < action_count; ++row)
        for (std::size_t column = 0; column < role_count; ++column)
            if (are(matrix()[row].cells[column].letter)) cells.emplace_back(row, column);
    return cells;
}

TEST(Decide, IsNoticedToBeWrongWhenAnyGrantIsTakenAway)
{
    const auto grants = cells_that([](Letter letter) { return letter != Letter::never; });

    const Mutants mutants = spoil(grants, Cell{});

    EXPECT_EQ(mutants.made, 315);
    EXPECT_EQ(mutants.noticed, mutants.made);
}

TEST(Decide, IsNoticedToBeWrongWhenADenialBecomesAGrant)
{
    auto denials = cells_that([](Letter letter) { return letter == Letter::never; });
    std::shuffle(denials.begin(), denials.end(), std::mt19937{20260601});
    denials.resize(315);

    const Mutants mutants = spoil(denials, Cell{.letter = Letter::involved});

    EXPECT_EQ(mutants.noticed, mutants.made);
}

TEST(Decide, IsNoticedToBeWrongWhenAnyConditionIsDropped)
{
    const auto file = test::read_matrix_file();
    for (const auto& [row, column] : cells_that([](Letter l) { return l != Letter::never; })) {
        const Cell& cell = matrix()[row].cells[column];
        const Cell bare{.letter = cell.letter};
        if (cell == bare) continue;
        Matrix table = matrix();
        table[row].cells[column] = bare;
        EXPECT_FALSE(agrees(table,
                            static_cast<Role>(column),
                            static_cast<Action>(row),
                            file.rows[row].cells[column]))
            << file.rows[row].action << ' ' << file.roles[column];
    }
}

}  // namespace
}  // namespace quorate::core
