#include "core/actions/find_actions.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/case_tools.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/people/agency_store.hpp"
#include "core/support/text.hpp"
#include "core/support/words.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t most_words = 8;

// As it is written, or else as it is said: of those that the actor may look at.
std::optional<CaseId> family_of(UnitOfWork& work,
                                const Actor& actor,
                                const std::string& reference,
                                Instant now)
{
    if (auto family = work.cases.find_by_reference(actor.authority, reference)) return family;
    for (const CaseId& each : work.cases.said_like(actor.authority, reference)) {
        const auto facts = work.cases.facts(actor, each, now);
        if (facts && permit_on_case(actor, Action::case_view_summary, *facts, now)) return each;
    }
    return std::nullopt;
}

}  // namespace

std::vector<std::string> search_words(const std::string& text)
{
    std::vector<std::string> words = words_of(text);
    if (words.size() > most_words) words.resize(most_words);
    return words;
}

Result<PageOf<ActionRow>> find_actions(UnitOfWork& work,
                                       const CaseTools& tools,
                                       const Actor& actor,
                                       const FindActions& asked)
{
    const Instant now = tools.clock.now();
    const auto reach = permit_list(actor, Action::case_view_summary, now);
    if (!reach) return reach.error();
    if (!is_plain_text(asked.text, Lines::one))
        return invalid("q", "Use letters, digits and punctuation only");
    if (!asked.agency.empty() && !work.agencies.find(actor.authority, asked.agency))
        return invalid("agency", "Give the id of an agency");
    if (!asked.case_id.empty()) {
        const auto facts = work.cases.facts(actor, asked.case_id, now);
        if (!facts || !permit_on_case(actor, Action::case_view_summary, *facts, now))
            return invalid("case", "Give the id of a case");
    }
    const int limit = std::clamp(asked.limit, 1, longest_stretch);
    ActionQuery query{.words = search_words(asked.text),
                      .status = asked.status,
                      .to_do_only = asked.to_do_only,
                      .agency = asked.agency,
                      .owner = asked.owner,
                      .case_id = asked.case_id,
                      .after = asked.after,
                      .limit = limit + 1};
    if (asked.overdue || asked.late_by > 0) {
        const Date today = london_date(now);
        const WorkingCalendar local =
            calendars_of(work, actor.authority, tools.bank_holidays).local;
        query.to_do_only = true;
        query.due_before = asked.late_by > 0
                               ? local.retreat(today, {asked.late_by}) + std::chrono::days{1}
                               : today;
    }
    const std::string reference = trimmed(asked.reference);
    if (!reference.empty()) {
        const auto family = family_of(work, actor, reference, now);
        if (!family) return PageOf<ActionRow>{};
        query.case_id = *family;
    }
    audit(work, actor, now, {.action = Action::case_view_summary, .detail = "list=actions"});
    return page_of(work.actions.found(actor, *reach, now, query), limit);
}

}  // namespace quorate::core
