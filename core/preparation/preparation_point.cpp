#include "core/preparation/preparation_point.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace quorate::core {
namespace {

using Answer = PreparationAnswer;
using Point = PreparationPoint;

constexpr int first_age_with_views = 4;
constexpr int first_age_with_advocate = 5;  // in England; in Wales every child

constexpr std::array rules{
    AnswerRule{.answer = Answer::advocate_accepted,
               .point = Point::advocate,
               .code = "advocate_accepted",
               .label = "Offered, and taken up",
               .needs_day = true},
    AnswerRule{.answer = Answer::advocate_declined,
               .point = Point::advocate,
               .code = "advocate_declined",
               .label = "Offered, and declined",
               .needs_day = true,
               .needs_reason = true},
    AnswerRule{.answer = Answer::advocate_offered,
               .point = Point::advocate,
               .code = "advocate_offered",
               .label = "Offered, and not answered yet",
               .needs_day = true},
    AnswerRule{.answer = Answer::advocate_not_offered,
               .point = Point::advocate,
               .code = "advocate_not_offered",
               .label = "Not offered",
               .needs_reason = true},
    AnswerRule{.answer = Answer::child_seen,
               .point = Point::seen,
               .code = "child_seen",
               .label = "Seen",
               .needs_day = true},
    AnswerRule{.answer = Answer::child_not_seen,
               .point = Point::seen,
               .code = "child_not_seen",
               .label = "Not seen",
               .needs_reason = true},
    AnswerRule{.answer = Answer::interpreter_arranged,
               .point = Point::interpreter,
               .code = "interpreter_arranged",
               .label = "Arranged"},
    AnswerRule{.answer = Answer::interpreter_not_needed,
               .point = Point::interpreter,
               .code = "interpreter_not_needed",
               .label = "Not needed"},
    AnswerRule{.answer = Answer::interpreter_refused,
               .point = Point::interpreter,
               .code = "interpreter_refused",
               .label = "Needed, and there will be none",
               .needs_reason = true,
               .needs_approval = true},
    AnswerRule{.answer = Answer::consent_given,
               .point = Point::sharing,
               .code = "consent_given",
               .label = "They agreed that we talk to other agencies",
               .needs_day = true},
    AnswerRule{.answer = Answer::shared_without_consent,
               .point = Point::sharing,
               .code = "shared_without_consent",
               .label = "Shared without their consent, which the law allows",
               .needs_reason = true,
               .needs_approval = true},
    AnswerRule{.answer = Answer::pn0,
               .point = Point::participation,
               .code = "PN0",
               .label = "PN0: under 4 at the time"},
    AnswerRule{.answer = Answer::pn1,
               .point = Point::participation,
               .code = "PN1",
               .label = "PN1: came, and spoke for themselves"},
    AnswerRule{.answer = Answer::pn2,
               .point = Point::participation,
               .code = "PN2",
               .label = "PN2: came, and an advocate spoke for them"},
    AnswerRule{.answer = Answer::pn3,
               .point = Point::participation,
               .code = "PN3",
               .label = "PN3: came, and used symbols or signs"},
    AnswerRule{.answer = Answer::pn4,
               .point = Point::participation,
               .code = "PN4",
               .label = "PN4: came, and said nothing"},
    AnswerRule{.answer = Answer::pn5,
               .point = Point::participation,
               .code = "PN5",
               .label = "PN5: did not come, and an advocate spoke for them"},
    AnswerRule{.answer = Answer::pn6,
               .point = Point::participation,
               .code = "PN6",
               .label = "PN6: did not come, and their views came another way"},
    AnswerRule{.answer = Answer::pn7,
               .point = Point::participation,
               .code = "PN7",
               .label = "PN7: did not come, and no views came"}};

struct PointRow {
    Point point;
    std::string_view code;
    std::string_view label;
    std::string_view missing;
};

constexpr std::array point_rows{
    PointRow{Point::advocate, "advocate", "Advocate", "whether an advocate was offered"},
    PointRow{Point::seen, "seen", "Seen by a social worker", "whether they were seen"},
    PointRow{Point::interpreter, "interpreter", "Interpreter", "whether an interpreter comes"},
    PointRow{Point::sharing,
             "sharing",
             "Sharing information",
             "whether they agree that we talk to other agencies"},
    PointRow{Point::participation,
             "participation",
             "How they took part",
             "how they took part in the meeting"}};

constexpr std::array all_points{
    Point::advocate, Point::seen, Point::interpreter, Point::sharing, Point::participation};

const PointRow& row(Point point)
{
    const auto found = std::ranges::find(point_rows, point, &PointRow::point);
    if (found == point_rows.end()) throw std::logic_error{"a point of the preparation has no row"};
    return *found;
}

}  // namespace

std::span<const AnswerRule> answer_rules()
{
    return rules;
}

const AnswerRule& answer_rule(PreparationAnswer answer)
{
    const auto found = std::ranges::find(rules, answer, &AnswerRule::answer);
    if (found == rules.end()) throw std::logic_error{"an answer of the preparation has no row"};
    return *found;
}

std::string_view code(PreparationPoint point)
{
    return row(point).code;
}

std::string_view code(PreparationAnswer answer)
{
    return answer_rule(answer).code;
}

std::optional<PreparationPoint> preparation_point_from(std::string_view code)
{
    const auto found = std::ranges::find(point_rows, code, &PointRow::code);
    if (found == point_rows.end()) return std::nullopt;
    return found->point;
}

std::optional<PreparationAnswer> preparation_answer_from(std::string_view code)
{
    const auto found = std::ranges::find(rules, code, &AnswerRule::code);
    if (found == rules.end()) return std::nullopt;
    return found->answer;
}

std::span<const PreparationPoint> all_preparation_points()
{
    return all_points;
}

std::string_view label(PreparationPoint point)
{
    return row(point).label;
}

std::string_view missing_words(PreparationPoint point)
{
    return row(point).missing;
}

bool is_prepared(MeetingType type)
{
    return is_conference(type) || type == MeetingType::lac_review;
}

bool applies(PreparationPoint point, const PreparedFacts& facts)
{
    const bool is_born_child = facts.is_child && facts.age.has_value();
    switch (point) {
        case Point::advocate:
        case Point::seen:
            return is_born_child;
        case Point::interpreter:
            return is_born_child || !facts.is_child;
        case Point::sharing:
            return !facts.is_child;
        case Point::participation:
            return is_born_child && is_prepared(facts.type);
    }
    return false;
}

bool is_required(PreparationPoint point, const PreparedFacts& facts)
{
    if (!is_prepared(facts.type) || !applies(point, facts)) return false;
    switch (point) {
        case Point::advocate:
            return facts.jurisdiction == Jurisdiction::wales ||
                   *facts.age >= first_age_with_advocate;
        case Point::seen:
            return true;
        case Point::interpreter:
            return facts.needs_interpreter;
        case Point::sharing:
            return facts.has_parental_responsibility;
        case Point::participation:
            return facts.has_started;
    }
    return false;
}

bool are_views_required(const PreparedFacts& facts)
{
    if (!is_prepared(facts.type)) return false;
    if (!facts.is_child) return facts.has_parental_responsibility;
    return facts.age && *facts.age >= first_age_with_views;
}

bool fits_age(PreparationAnswer code, int age)
{
    return (code == Answer::pn0) == (age < first_age_with_views);
}

std::string still_open(PreparationPoint point, const PreparedFacts& facts, const SettledPoint* last)
{
    if (last != nullptr && last->waits_for_approval())
        return "a team manager has to approve what is recorded about: " + std::string{label(point)};
    if (!is_required(point, facts)) return {};
    if (last == nullptr) return std::string{missing_words(point)};
    if (last->answer == Answer::advocate_offered) return "whether they take up the advocate";
    // What was enough until somebody found out more, or is not in Wales.
    const bool was_not_offered =
        last->answer == Answer::advocate_not_offered && facts.jurisdiction == Jurisdiction::wales;
    const bool is_needed_after_all =
        last->answer == Answer::interpreter_not_needed && facts.needs_interpreter;
    if (was_not_offered || is_needed_after_all) return std::string{missing_words(point)};
    return {};
}

}  // namespace quorate::core
