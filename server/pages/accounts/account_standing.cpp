#include "server/pages/accounts/account_standing.hpp"

#include <algorithm>

#include "core/access/role.hpp"
#include "core/identity/second_factor.hpp"
#include "core/proposals/decide_proposal.hpp"
#include "core/proposals/proposal_store.hpp"
#include "core/proposals/propose.hpp"
#include "server/pages/proposals/proposal_pages.hpp"

namespace quorate::server {
namespace {

// "Ash Example or Sam Example can confirm it."
std::string who_confirms(App& app, const core::Proposal& proposal)
{
    const auto others = app.database.read(
        [&](core::UnitOfWork& work) { return core::second_persons(work, proposal, app.now()); });
    if (others.empty())
        return "Nobody else can confirm it yet: there is no other administrator. Whoever runs the "
               "server adds one there with the command: quorate user add --role AM.";
    std::string names;
    for (const core::User& each : others)
        names += (names.empty() ? "" : " or ") + each.name.reveal();
    return names + " can confirm it.";
}

}  // namespace

std::optional<core::Proposal> waiting_for(App& app,
                                          const core::Actor& actor,
                                          const core::UserId& user)
{
    const auto waiting = app.database.read(
        [&](core::UnitOfWork& work) { return core::view_proposals(work, app.clock, actor); });
    for (const core::SeenProposal& each : waiting) {
        const bool is_of_account = each.proposal.act == core::ProposedAct::add_account ||
                                   each.proposal.act == core::ProposedAct::change_role;
        if (is_of_account && each.proposal.object == user.text()) return each.proposal;
    }
    return std::nullopt;
}

AlertText waiting_words(App& app, const core::Proposal& proposal)
{
    const bool is_new = proposal.act == core::ProposedAct::add_account;
    const auto role = core::find_role(proposal.wanted);
    const std::string wanted = role ? std::string{core::role_label(*role)} : proposal.wanted;
    return {.strong = is_new ? "This account waits for a second person."
                             : "Another role waits for a second person: " + wanted + ".",
            .text = (is_new ? "Nobody can sign in to it until then. " : "") +
                    who_confirms(app, proposal),
            .link = "What waits",
            .link_url = proposal_url(proposal.id)};
}

bool was_never_confirmed(App& app, const core::User& user)
{
    if (user.active) return false;
    const auto asked = app.database.read([&](core::UnitOfWork& work) {
        return work.proposals.about(user.authority, core::ProposedAct::add_account, user.id.text());
    });
    return !asked.empty() && std::ranges::none_of(asked, [](const core::Proposal& each) {
        return each.status == core::ProposalStatus::confirmed;
    });
}

std::string password_advice(App& app, const core::Actor& actor, const core::User& added)
{
    const std::string telling =
        "Tell the person by telephone or in person. They have to change it when they first sign "
        "in.";
    const auto waiting = added.active ? std::nullopt : waiting_for(app, actor, added.id);
    if (!waiting) return telling;
    return telling + " Nobody can sign in until it is confirmed. " + who_confirms(app, *waiting);
}

std::string ways_in(App& app, const core::User& user)
{
    return app.database.read([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        const auto factor = stores.second_factors.find(user.id);
        const auto passkeys = stores.passkeys.of_user(user.id).size();
        std::string ways = user.must_change_password
                               ? "A password that was made for them, to be changed"
                               : "A password";
        if (factor && factor->proven_at) ways += ", with an authenticator app";
        if (passkeys > 0)
            ways += ", or " + (passkeys == 1 ? std::string{"a passkey"}
                                             : std::to_string(passkeys) + " passkeys");
        if (stores.work_accounts.of_user(user.id)) ways += ", or their work account";
        if (core::has_second_factor(stores, user.id)) return ways;
        return ways + (core::must_enrol(stores, user)
                           ? ". They set up an app or a passkey at the next sign-in"
                           : ". No app and no passkey is set up");
    });
}

}  // namespace quorate::server
