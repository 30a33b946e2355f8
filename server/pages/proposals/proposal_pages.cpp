#include "server/pages/proposals/proposal_pages.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/identity/account_news.hpp"
#include "core/proposals/decide_proposal.hpp"
#include "server/app/page.hpp"
#include "server/pages/proposals/proposal_words.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view title = "Waiting for a second person";

core::ProposalId proposal_of(const Request& request)
{
    return core::ProposalId{request.value(0)};
}

View table_of(const std::vector<core::SeenProposal>& all, const std::string& caption, bool own)
{
    Table shown{.caption = caption,
                .columns = {"What", "Asked by", "Lapses"},
                .rows = {},
                .caption_shown = true};
    for (const core::SeenProposal& each : all) {
        if (each.is_own != own) continue;
        shown.rows.push_back(
            {.cells = {{.text = act_text(each), .url = proposal_url(each.proposal.id)},
                       {.text = own ? std::string{"You"} : each.proposed_by.reveal()},
                       {.text = core::london_long_time(each.proposal.expires_at)}}});
    }
    return shown.rows.empty() ? View{false} : table(shown);
}

}  // namespace

std::string proposals_url()
{
    return "/second-person";
}

std::string proposal_url(const core::ProposalId& id)
{
    return proposals_url() + "/" + id.text();
}

Response proposed(const core::Proposal& proposal)
{
    return done(proposal_url(proposal.id), "proposed");
}

std::optional<Response> proposed_already(App& app,
                                         const core::Actor& actor,
                                         core::ProposedAct act,
                                         const std::string& object)
{
    const auto waiting = app.database.read(
        [&](core::UnitOfWork& work) { return core::view_proposals(work, app.clock, actor); });
    for (const core::SeenProposal& each : waiting)
        if (each.proposal.act == act && each.proposal.object == object)
            return see_other(proposal_url(each.proposal.id));
    return std::nullopt;
}

Response get_proposals(App& app, const Request& request, const core::Actor& actor)
{
    const auto waiting = app.database.read(
        [&](core::UnitOfWork& work) { return core::view_proposals(work, app.clock, actor); });
    View page;
    page["head"] = page_head({.heading = std::string{title}});
    const bool any = std::ranges::any_of(waiting, [](const auto& each) { return !each.is_own; });
    page["to_confirm"] = table_of(waiting, "For you to confirm or turn down", false);
    page["own"] = table_of(waiting, "What you asked for", true);
    page["nothing"] = any ? View{false}
                          : empty_state({.heading = "Nothing waits for you",
                                         .text = "You are told by e-mail when something does."});
    return html_page(app,
                     request,
                     actor,
                     "proposals/list",
                     {.title = std::string{title}, .section = Section::second_person},
                     std::move(page));
}

Response get_proposal(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_proposal(work, app.clock, actor, proposal_of(request));
    });
    if (!seen) return refusal_page(app, request, actor, seen.error());
    const core::Proposal& of = seen->proposal;
    const bool waits = core::is_waiting(of, app.now());
    View page;
    page["head"] = page_head({.heading = act_heading(*seen)});
    page["facts"] = summary_list(proposal_rows(*seen));
    page["standing"] = standing_text(*seen, app.now());
    page["effect"] = effect_text(of);
    page["shut_out"] = shut_out_text(*seen);
    page["may_confirm"] = seen->may_confirm;
    page["confirm_url"] = proposal_url(of.id) + "/confirm";
    page["confirm"] = button({.label = "Confirm it"});
    page["may_end"] = waits;
    page["turn_down_url"] = proposal_url(of.id) + "/turn-down";
    page["turn_down"] = button(
        {.label = seen->is_own ? "Take it back" : "Turn it down", .look = ButtonLook::secondary});
    return html_page(app,
                     request,
                     actor,
                     "proposals/proposal",
                     {.title = std::string{title},
                      .section = Section::second_person,
                      .back = {.label = std::string{title}, .url = proposals_url()}},
                     std::move(page));
}

Response post_confirm_proposal(App& app, const Request& request, const core::Actor& actor)
{
    const auto confirmed = app.transact(actor, [&](core::UnitOfWork& work) {
        auto decided = core::confirm_proposal(work, app.clock, actor, proposal_of(request));
        if (decided) core::tell_of_decision(work, app.identity_tools(), *decided);
        return decided;
    });
    if (!confirmed) return refusal_page(app, request, actor, confirmed.error());
    return done(proposals_url(), "proposal-confirmed");
}

Response post_turn_down_proposal(App& app, const Request& request, const core::Actor& actor)
{
    const auto ended = app.transact(actor, [&](core::UnitOfWork& work) {
        auto decided = core::turn_down_proposal(work, app.clock, actor, proposal_of(request));
        if (decided) core::tell_of_decision(work, app.identity_tools(), *decided);
        return decided;
    });
    if (!ended) return refusal_page(app, request, actor, ended.error());
    return done(proposals_url(), "proposal-ended");
}

}  // namespace quorate::server
