#include "core/retention/retention_review.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/proposals/proposal_store.hpp"

namespace quorate::core {
namespace {

// What is asked once for a whole list.
struct Standing {
    std::vector<StandingRetention> rules;
    std::vector<LegalHold> holds;
    std::set<std::string> proposed;
    Instant now;
    Date today;
};

Standing standing(UnitOfWork& work, const AuthorityId& authority, Instant now)
{
    Standing all{.rules = standing_rules(work, authority),
                 .holds = work.retention.holds(authority),
                 .proposed = {},
                 .now = now,
                 .today = london_date(now)};
    std::erase_if(all.holds, [](const LegalHold& hold) { return !hold.holds(); });
    for (const Proposal& each : work.proposals.waiting(authority, now))
        if (each.act == ProposedAct::erase_case) all.proposed.insert(each.object);
    return all;
}

bool holds_all(const Standing& all)
{
    return std::ranges::any_of(all.holds, [](const LegalHold& hold) { return !hold.case_id; });
}

bool holds_case(const Standing& all, const CaseId& id)
{
    return std::ranges::any_of(all.holds,
                               [&](const LegalHold& hold) { return hold.case_id == id; });
}

// A closed family should have none.
bool has_meeting_ahead(UnitOfWork& work,
                       const AuthorityId& authority,
                       const CaseId& id,
                       Instant now)
{
    return std::ranges::any_of(work.meetings.of_case(authority, id), [now](const Meeting& each) {
        return each.status == MeetingStatus::scheduled && each.ends_at > now;
    });
}

// By the rule that keeps it longest; one that cannot be counted keeps it for good.
ReviewRow counted(const Standing& all, const ClosedCase& closed)
{
    ReviewRow row{.id = closed.id,
                  .reference = closed.reference,
                  .classes = classes_of(closed.facts),
                  .closed_on = closed.facts.closed_on};
    bool is_first = true;
    for (const StandingRetention& each : all.rules) {
        if (!row.classes.contains(each.rule.of)) continue;
        const RetentionRule rule = rule_for(each.rule, closed.facts);
        const auto until = kept_until(rule, closed.facts);
        const bool is_longest =
            is_first || (row.kept_until && (!until || *until > *row.kept_until));
        is_first = false;
        if (!is_longest) continue;
        row.rule = rule;
        row.kept_until = until;
    }
    return row;
}

std::optional<KeptBecause> kept_for(UnitOfWork& work,
                                    const AuthorityId& authority,
                                    const Standing& all,
                                    const ReviewRow& row)
{
    if (!row.kept_until) return KeptBecause::no_day;
    if (*row.kept_until > all.today) return KeptBecause::not_past;
    if (holds_all(all)) return KeptBecause::all_held;
    if (holds_case(all, row.id)) return KeptBecause::held;
    if (has_meeting_ahead(work, authority, row.id, all.now)) return KeptBecause::meeting_ahead;
    if (work.retention.is_named_elsewhere(authority, row.id)) return KeptBecause::named_elsewhere;
    if (all.proposed.contains(row.id.text())) return KeptBecause::waits;
    return std::nullopt;
}

}  // namespace

std::string_view code(KeptBecause why)
{
    switch (why) {
        case KeptBecause::all_held:
            return "all_held";
        case KeptBecause::held:
            return "held";
        case KeptBecause::not_past:
            return "not_past";
        case KeptBecause::no_day:
            return "no_day";
        case KeptBecause::meeting_ahead:
            return "meeting_ahead";
        case KeptBecause::named_elsewhere:
            return "named_elsewhere";
        case KeptBecause::waits:
            return "waits";
    }
    return "";
}

Result<RetentionReview> view_retention_review(UnitOfWork& work,
                                              const Clock& clock,
                                              const Actor& actor)
{
    const Instant now = clock.now();
    if (auto allowed = permit_role(actor, Action::case_erase_retention); !allowed)
        return allowed.error();
    const Standing all = standing(work, actor.authority, now);
    RetentionReview review{.holds = all.holds,
                           .erased = work.retention.erased_cases(actor.authority),
                           .all_held = holds_all(all)};
    for (const ClosedCase& closed : work.retention.closed_cases(actor.authority)) {
        ReviewRow row = counted(all, closed);
        row.kept_for = kept_for(work, actor.authority, all, row);
        if (row.kept_for == KeptBecause::not_past)
            ++review.not_yet;
        else if (row.kept_for == KeptBecause::no_day)
            review.without_day.push_back(std::move(row));
        else
            review.due.push_back(std::move(row));
    }
    std::ranges::sort(review.due, {}, [](const ReviewRow& row) {
        return std::pair{row.kept_until, std::string_view{row.reference}};
    });
    audit(work,
          actor,
          now,
          {.action = Action::case_erase_retention,
           .object = actor.authority.text(),
           .detail = "list due=" + std::to_string(review.due.size())});
    return review;
}

std::optional<ReviewRow> review_of(UnitOfWork& work,
                                   const AuthorityId& authority,
                                   const CaseId& id,
                                   Instant now)
{
    const auto closed = work.retention.closed_case(authority, id);
    if (!closed) return std::nullopt;
    const Standing all = standing(work, authority, now);
    ReviewRow row = counted(all, *closed);
    row.kept_for = kept_for(work, authority, all, row);
    return row;
}

}  // namespace quorate::core
