#include "server/pages/proposals/proposal_words.hpp"

#include "core/access/role.hpp"
#include "core/dates/london_time.hpp"
#include "core/directory/allowed_domains.hpp"

namespace quorate::server {
namespace {

using core::ProposalStatus;
using core::ProposedAct;

std::string role_text(const std::string& code)
{
    const auto role = core::find_role(code);
    return role ? std::string{core::role_label(*role)} : code;
}

std::string value_text(ProposedAct act, const std::string& value)
{
    const bool is_role = act == ProposedAct::change_role || act == ProposedAct::add_account;
    if (is_role) return role_text(value);
    return value.size() == 1 ? level_text(value.front() - '0') : value;
}

std::string named(const core::PersonName& name)
{
    return name.empty() ? std::string{"a person"} : name.reveal();
}

// "Allow mail to .nhs.uk: Health"
std::string domain_text(const core::Proposal& proposal)
{
    const core::ProposedDomain about = core::proposed_domain(proposal);
    const bool allows = proposal.act == ProposedAct::allow_domain;
    return (allows ? "Allow mail to " : "Allow mail no more to ") + about.domain + ": " +
           std::string{label(about.kind)};
}

std::string by_on(const core::PersonName& name, core::Instant at)
{
    return name.reveal() + ", " + core::london_long_time(at);
}

}  // namespace

std::string act_text(const core::SeenProposal& seen)
{
    switch (seen.proposal.act) {
        case ProposedAct::change_role:
            return "Another role for an account";
        case ProposedAct::lower_restriction:
            return "Let more people know of a family, " + seen.reference;
        case ProposedAct::lift_exclusion:
            return "Lift the flag of a person, " + seen.reference;
        case ProposedAct::end_must_not_meet:
            return "Let two people meet again, " + seen.reference;
        case ProposedAct::lift_hold:
            return seen.reference.empty() ? std::string{"Lift the legal hold on everything"}
                                          : "Lift a legal hold, " + seen.reference;
        case ProposedAct::erase_case:
            return "Erase a family for good" +
                   (seen.reference.empty() ? "" : ", " + seen.reference);
        case ProposedAct::allow_domain:
        case ProposedAct::end_domain:
            return domain_text(seen.proposal);
        case ProposedAct::add_account:
            return "A new account: " + role_text(seen.proposal.wanted);
    }
    return {};
}

std::string act_heading(const core::SeenProposal& seen)
{
    switch (seen.proposal.act) {
        case ProposedAct::change_role:
            return "Another role for " + named(seen.about);
        case ProposedAct::lower_restriction:
            return "Let more people know of " + seen.reference;
        case ProposedAct::lift_exclusion:
            return "Lift the flag of " + named(seen.about);
        case ProposedAct::end_must_not_meet:
            return seen.about.empty()
                       ? std::string{"Let two people meet again"}
                       : "Let " + named(seen.about) + " and " +
                             (seen.and_about.empty() ? std::string{"somebody of another family"}
                                                     : seen.and_about.reveal()) +
                             " meet again";
        case ProposedAct::lift_hold:
            return seen.reference.empty() ? std::string{"Lift the legal hold on everything"}
                                          : "Lift the legal hold on " + seen.reference;
        case ProposedAct::erase_case:
            return seen.reference.empty() ? std::string{"Erase a family for good"}
                                          : "Erase " + seen.reference + " for good";
        case ProposedAct::allow_domain:
        case ProposedAct::end_domain:
            return domain_text(seen.proposal);
        case ProposedAct::add_account:
            return "A new account for " + named(seen.about);
    }
    return {};
}

std::string effect_text(const core::Proposal& proposal)
{
    switch (proposal.act) {
        case ProposedAct::change_role:
            return "If you confirm it, they are signed out everywhere and sign in again with the "
                   "new role.";
        case ProposedAct::lower_restriction:
            return "If you confirm it, everybody whom the new level lets in can open the family at "
                   "once.";
        case ProposedAct::lift_exclusion:
            return "If you confirm it, this person can be invited to the family's meetings again. "
                   "Invitations that were taken back do not come back by themselves.";
        case ProposedAct::end_must_not_meet:
            return "If you confirm it, they can be invited to the same part of a meeting. Meetings "
                   "that are booked stay as they are.";
        case ProposedAct::lift_hold:
            return "If you confirm it, what this hold kept can be erased once its time is over. "
                   "Nothing is erased by it.";
        case ProposedAct::erase_case:
            return "If you confirm it, everything about this family is destroyed now: people, "
                   "meetings, minutes, plans, letters, reports and files. Nobody can bring it "
                   "back.";
        case ProposedAct::allow_domain:
            return "If you confirm it, contacts of such agencies can be given addresses there. "
                   "Check the spelling: mail about families may go to them.";
        case ProposedAct::end_domain:
            return "If you confirm it, no contact of such agencies is given an address there any "
                   "more. Contacts that have one keep it, and are listed.";
        case ProposedAct::add_account:
            return "If you confirm it, they can sign in, and confirm what others ask for. Ring "
                   "them or their manager first, on a number that you knew before: you vouch that "
                   "it is another person.";
    }
    return {};
}

std::string shut_out_text(const core::SeenProposal& seen)
{
    if (!seen.shut_out) return {};
    const auto& [contacts, invited, is_first] = *seen.shut_out;
    std::string words;
    if (is_first)
        words =
            "It would be the first domain of this kind of agency, so no other is allowed from "
            "then on. ";
    if (contacts == 0)
        return is_first ? words + "No contact of such an agency has an address elsewhere." : words;
    words += counted(contacts, "contact", "contacts") +
             (contacts == 1 ? " of such an agency has an address that is"
                            : " of such agencies have addresses that are") +
             " allowed now and would not be any more; " + std::to_string(invited) +
             (invited == 1 ? " of them is" : " of them are") +
             " invited to a meeting that is still to come. They keep their addresses and "
             "their invitations, and are still written to. An address that nobody has checked can "
             "then be confirmed by its reader alone, and whoever changes one of these contacts has "
             "to give an address that is allowed.";
    return words;
}

std::string standing_text(const core::SeenProposal& seen, core::Instant now)
{
    const core::Proposal& of = seen.proposal;
    if (of.status == ProposalStatus::confirmed) return "It is confirmed and done.";
    if (of.status == ProposalStatus::turned_down) return "It was ended. Nothing has changed.";
    if (!core::is_waiting(of, now))
        return "Nobody confirmed it in time, so nothing has changed. It can be asked for again.";
    if (seen.is_own) return "You asked for this, so somebody else has to confirm it.";
    if (!seen.may_confirm)
        return "You are signed in as it was asked for. Somebody else has to confirm it.";
    return {};
}

std::vector<SummaryRow> proposal_rows(const core::SeenProposal& seen)
{
    const core::Proposal& of = seen.proposal;
    std::vector<SummaryRow> rows;
    if (!seen.reference.empty()) rows.push_back({.key = "Family", .value = seen.reference});
    if (of.act == ProposedAct::add_account) {
        rows.push_back({.key = "E-mail", .value = seen.about_email.reveal()});
        rows.push_back({.key = "Role", .value = value_text(of.act, of.wanted)});
    } else if (!of.wanted.empty()) {
        rows.push_back({.key = "Now", .value = value_text(of.act, of.before)});
        rows.push_back({.key = "Then", .value = value_text(of.act, of.wanted)});
    }
    if (!of.reason.empty()) rows.push_back({.key = "Why", .value = of.reason.reveal()});
    rows.push_back({.key = "Asked by", .value = by_on(seen.proposed_by, of.proposed_at)});
    if (of.decided_at)
        rows.push_back({.key = of.status == ProposalStatus::confirmed ? "Confirmed by" : "Ended by",
                        .value = by_on(seen.decided_by, *of.decided_at)});
    else
        rows.push_back({.key = "Lapses", .value = core::london_long_time(of.expires_at)});
    return rows;
}

std::string level_text(int level)
{
    if (level == 0) return "Open to the team";
    return level == 1 ? "Restricted: access list only" : "Sealed: access list only";
}

}  // namespace quorate::server
