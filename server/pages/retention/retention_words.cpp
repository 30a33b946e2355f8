#include "server/pages/retention/retention_words.hpp"

#include "core/dates/london_time.hpp"

namespace quorate::server {

std::string rule_text(const core::RetentionRule& rule)
{
    return std::to_string(rule.years) + " years after " + std::string{label(rule.start)};
}

std::string classes_text(const std::set<core::RetentionClass>& classes)
{
    std::string text;
    for (const core::RetentionClass each : classes)
        text += (text.empty() ? "" : "; ") + std::string{label(each)};
    return text;
}

std::string kept_text(const core::ReviewRow& row)
{
    if (!row.kept_for) return {};
    switch (*row.kept_for) {
        case core::KeptBecause::all_held:
            return "No family may be erased now";
        case core::KeptBecause::held:
            return "A legal hold keeps it";
        case core::KeptBecause::not_past:
            return "Its time is not over";
        case core::KeptBecause::no_day:
            return "The day to count from is not known";
        case core::KeptBecause::meeting_ahead:
            return "A meeting is booked: it has to be cancelled first";
        case core::KeptBecause::named_elsewhere:
            return "Another family’s record rests on a person of this one";
        case core::KeptBecause::waits:
            return "Waits for a second person";
    }
    return {};
}

std::string waiting_text(const core::SeenProposal& seen)
{
    const core::Proposal& of = seen.proposal;
    const std::string who = seen.is_own ? std::string{"You"} : seen.proposed_by.reveal();
    const std::string what =
        of.act == core::ProposedAct::lift_hold ? " asked to lift it." : " asked to erase it.";
    return who + what + " It waits for a second person until " +
           core::london_long_time(of.expires_at) + ".";
}

std::string waiting_link(const core::SeenProposal& seen)
{
    return seen.may_confirm ? "Confirm it or turn it down" : "See it";
}

}  // namespace quorate::server
