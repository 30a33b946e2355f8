#include "core/access/decide.hpp"

namespace quorate::core {
namespace {

bool in_authority(const Facts& facts)
{
    return facts.relation != Relation::other_authority;
}

bool is_involved(const Facts& facts)
{
    return facts.relation == Relation::involved;
}

bool same_team_on_open_case(const Facts& facts)
{
    return facts.relation == Relation::same_team && facts.level == Level::open;
}

// A sealed case is invisible, so only a request that a second person has already approved may
// learn that it is there; asking for the approval must not depend on the case existing.
bool may_break_glass(const Facts& facts)
{
    if (is_involved(facts) || !in_authority(facts)) return false;
    return facts.level != Level::sealed || facts.context.second_person;
}

bool reaches(Letter letter, const Facts& facts)
{
    switch (letter) {
        case Letter::never:
            return false;
        case Letter::open_to_all:
            return true;
        case Letter::token:
            return facts.context.token;
        case Letter::own:
        case Letter::participant:
            return facts.own;
        case Letter::authority:
        case Letter::any_level:
            return in_authority(facts);
        case Letter::involved:
            return is_involved(facts);
        case Letter::team:
            return is_involved(facts) || same_team_on_open_case(facts);
        case Letter::case_open:
            return is_involved(facts) || (in_authority(facts) && facts.level == Level::open);
        case Letter::break_glass:
            return is_involved(facts) || (in_authority(facts) && facts.context.grant);
        case Letter::may_break:
            return may_break_glass(facts);
    }
    return false;
}

}  // namespace

Decision decide(Role role, Action action, const Facts& facts)
{
    return decide(matrix(), role, action, facts);
}

Decision decide(const Matrix& table, Role role, Action action, const Facts& facts)
{
    const MatrixRow& row = table.at(static_cast<std::size_t>(action));
    const Cell& cell = row.cells.at(static_cast<std::size_t>(role));
    if (cell.letter == Letter::never) return {Answer::deny};
    if (!reaches(cell.letter, facts)) return {Answer::hide};

    const bool always_with_reason = cell.letter == Letter::may_break;
    const Context& given = facts.context;
    Decision decision{cell.reduced ? Answer::allow_reduced : Answer::allow,
                      cell.step_up && !given.step_up,
                      (cell.reason || always_with_reason) && !given.reason,
                      cell.second_person && !given.second_person};
    if (decision.needs_step_up || decision.needs_reason || decision.needs_second_person)
        decision.answer = Answer::challenge;
    return decision;
}

}  // namespace quorate::core
