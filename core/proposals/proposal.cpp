#include "core/proposals/proposal.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace quorate::core {
namespace {

struct ActRow {
    ProposedAct act;
    std::string_view code;
    Action action;
};

constexpr std::array acts{
    ActRow{ProposedAct::change_role, "change_role", Action::user_role_change},
    ActRow{ProposedAct::lower_restriction, "lower_restriction", Action::case_restrict_lower},
    ActRow{ProposedAct::lift_exclusion, "lift_exclusion", Action::case_unflag_excluded_person},
    ActRow{
        ProposedAct::end_must_not_meet, "end_must_not_meet", Action::case_unflag_excluded_person},
    ActRow{ProposedAct::lift_hold, "lift_hold", Action::case_legal_hold},
    ActRow{ProposedAct::erase_case, "erase_case", Action::case_erase_retention},
    ActRow{ProposedAct::allow_domain, "allow_domain", Action::contact_allow_domain},
    ActRow{ProposedAct::end_domain, "end_domain", Action::contact_allow_domain},
    ActRow{ProposedAct::add_account, "add_account", Action::user_role_change}};

struct StatusRow {
    ProposalStatus status;
    std::string_view code;
};

constexpr std::array statuses{StatusRow{ProposalStatus::waiting, "waiting"},
                              StatusRow{ProposalStatus::confirmed, "confirmed"},
                              StatusRow{ProposalStatus::turned_down, "turned_down"}};

const ActRow& row(ProposedAct act)
{
    const auto found = std::ranges::find(acts, act, &ActRow::act);
    if (found == acts.end()) throw std::logic_error{"an act has no row"};
    return *found;
}

}  // namespace

bool is_waiting(const Proposal& proposal, Instant now)
{
    return proposal.status == ProposalStatus::waiting && now < proposal.expires_at;
}

Action action_of(ProposedAct act)
{
    return row(act).action;
}

std::string_view code(ProposedAct act)
{
    return row(act).code;
}

std::string_view code(ProposalStatus status)
{
    const auto found = std::ranges::find(statuses, status, &StatusRow::status);
    if (found == statuses.end()) throw std::logic_error{"a proposal's status has no row"};
    return found->code;
}

std::optional<ProposedAct> proposed_act_from(std::string_view code)
{
    const auto found = std::ranges::find(acts, code, &ActRow::code);
    if (found == acts.end()) return std::nullopt;
    return found->act;
}

std::optional<ProposalStatus> proposal_status_from(std::string_view code)
{
    const auto found = std::ranges::find(statuses, code, &StatusRow::code);
    if (found == statuses.end()) return std::nullopt;
    return found->status;
}

}  // namespace quorate::core
