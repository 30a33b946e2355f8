#include "core/circulation/plan_in_letters.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/circulation/adjournment.hpp"
#include "core/circulation/decision_letter_store.hpp"
#include "core/circulation/decision_letters.hpp"

namespace quorate::core {
namespace {

// A letter to the family has each line that is marked on a line of its own.
bool has_line(const FreeText& sent, const std::vector<std::string>& plan)
{
    const std::vector<std::string> told = plan_lines(sent);
    return std::ranges::any_of(
        plan, [&told](const std::string& line) { return std::ranges::count(told, line) > 0; });
}

// One to professionals has all of it in the reasons.
bool has_words(const FreeText& sent, const std::vector<std::string>& plan)
{
    return std::ranges::any_of(plan, [&sent](const std::string& line) {
        return sent.reveal().find(line) != std::string::npos;
    });
}

}  // namespace

PlanInLetters plan_in_letters(UnitOfWork& work,
                              const AuthorityId& authority,
                              const std::optional<Closing>& closing)
{
    PlanInLetters told;
    if (!closing || !closing->reconvene_by) return told;
    const std::vector<std::string> plan = plan_lines(closing->interim_plan);
    const auto look = [&](const std::string& recipient, const FreeText& sent) {
        const bool is_familys = recipient != common_letter;
        if (is_familys && has_line(sent, plan)) told.to_family = true;
        if (told.to_family || (!is_familys && has_words(sent, plan))) told.to_anybody = true;
    };
    for (const KeptLetter& each : work.decision_letters.of_meeting(authority, closing->meeting))
        if (each.sent_on) look(each.recipient, each.sent_text);
    for (const ReplacedLetter& each : work.decision_letters.replaced(authority, closing->meeting))
        look(each.recipient, each.sent_text);
    return told;
}

bool changes_given_plan(UnitOfWork& work,
                        const AuthorityId& authority,
                        const std::optional<Closing>& closing,
                        const FreeText& kept,
                        const FreeText& reasons)
{
    if (plan_lines(kept) == plan_lines(reasons)) return false;
    const bool has_plan = !kept.empty() && reasons_for_family(kept, adjourned_by(closing)).empty();
    return has_plan && plan_in_letters(work, authority, closing).to_anybody;
}

}  // namespace quorate::core
