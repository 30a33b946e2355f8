#include "server/api/proposal_api.hpp"

#include "core/cases/lower_restriction.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/account_news.hpp"
#include "core/identity/change_role.hpp"
#include "core/proposals/decide_proposal.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

json::value text_or_null(const std::string& text)
{
    return text.empty() ? json::value{} : json::value(text);
}

json::object to_json(const core::Proposal& proposal)
{
    return {
        {"id", proposal.id.text()},
        {"act", code(proposal.act)},
        {"status", code(proposal.status)},
        {"object", proposal.object},
        {"case", text_or_null(proposal.case_id.text())},
        {"from", text_or_null(proposal.before)},
        {"to", text_or_null(proposal.wanted)},
        {"reason", proposal.reason.reveal()},
        {"proposed_by", proposal.proposed_by.text()},
        {"proposed_at", core::iso_utc(proposal.proposed_at)},
        {"expires_at", core::iso_utc(proposal.expires_at)},
        {"decided_by", text_or_null(proposal.decided_by.text())},
        {"decided_at",
         proposal.decided_at ? json::value(core::iso_utc(*proposal.decided_at)) : json::value{}}};
}

ApiAnswer as_it_is_now(const core::Proposal& proposal)
{
    return {.body = to_json(proposal)};
}

core::ProposalId proposal_of(const Request& request)
{
    return core::ProposalId{request.value(0)};
}

}  // namespace

ApiAnswer put_before_another(const core::Proposal& proposal)
{
    return {.body = to_json(proposal),
            .status = 202,
            .location = "/api/v1/proposals/" + proposal.id.text()};
}

Response get_api_proposals(App& app, const Request& request, const core::Actor& actor)
{
    const auto waiting = app.database.read(
        [&](core::UnitOfWork& work) { return core::view_proposals(work, app.clock, actor); });
    json::array items;
    for (const core::SeenProposal& each : waiting)
        items.push_back(to_json(each.proposal));
    return list_response(request, std::move(items), "");
}

Response get_api_proposal(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_proposal(work, app.clock, actor, proposal_of(request));
    });
    return seen ? api_response({.body = to_json(seen->proposal)}) : problem(seen.error());
}

Response post_api_confirm_proposal(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            auto decided = core::confirm_proposal(work, app.clock, actor, proposal_of(request));
            if (decided) core::tell_of_decision(work, app.identity_tools(), *decided);
            return decided;
        },
        as_it_is_now);
}

Response post_api_turn_down_proposal(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            auto decided = core::turn_down_proposal(work, app.clock, actor, proposal_of(request));
            if (decided) core::tell_of_decision(work, app.identity_tools(), *decided);
            return decided;
        },
        as_it_is_now);
}

Response post_api_user_role(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::ChangeRole command{.user = core::UserId{request.value(0)},
                                   .role = text_member(*body, "role", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::propose_role(work, app.clock, app.random, actor, command);
        },
        put_before_another);
}

Response post_api_lower_restriction(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::LowerRestriction command{
        .case_id = core::CaseId{request.value(0)},
        .level = static_cast<int>(number_member(*body, "level", errors).value_or(0)),
        .reason = core::FreeText{text_member(*body, "reason", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::propose_lower_restriction(work, case_tools(app), actor, command);
        },
        put_before_another);
}

}  // namespace quorate::server
