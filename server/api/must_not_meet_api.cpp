// Two of a family who must not meet.
#include "core/cases/must_not_meet.hpp"

#include <algorithm>

#include "core/cases/must_not_meet_store.hpp"
#include "core/cases/view_case.hpp"
#include "server/api/case_api.hpp"
#include "server/api/case_json.hpp"
#include "server/api/proposal_api.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

core::CaseId case_of(const Request& request)
{
    return core::CaseId{request.value(0)};
}

core::Result<core::CaseFile> file_of(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_case(work, case_tools(app), actor, case_of(request));
    });
}

}  // namespace

Response get_api_must_not_meet(App& app, const Request& request, const core::Actor& actor)
{
    const auto file = file_of(app, request, actor);
    if (!file) return problem(file.error());
    json::array items;
    for (const core::MustNotMeet& pair : file->must_not_meet)
        items.push_back(to_json(pair));
    return list_response(request, std::move(items), "");
}

Response get_api_pair(App& app, const Request& request, const core::Actor& actor)
{
    const auto file = file_of(app, request, actor);
    if (!file) return problem(file.error());
    for (const core::MustNotMeet& pair : file->must_not_meet)
        if (pair.id == request.value(1)) return api_response({.body = to_json(pair)});
    return problem({core::Refusal::not_found});
}

Response post_api_must_not_meet(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const std::vector<std::string> members = texts_member(*body, "family_members", errors);
    if (errors.empty() && members.size() != 2)
        errors.push_back({"family_members", "Give the ids of two family members"});
    const core::FreeText reason{text_member(*body, "reason", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const core::NoteMustNotMeet command{.case_id = case_of(request),
                                        .one = core::FamilyMemberId{members.front()},
                                        .other = core::FamilyMemberId{members.back()},
                                        .reason = reason};
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::MustNotMeet> {
            const auto noted = core::note_must_not_meet(work, case_tools(app), actor, command);
            if (!noted) return noted.error();
            const auto all = work.must_not_meet.of_case(actor.authority, command.case_id);
            return *std::ranges::find(all, noted->id, &core::MustNotMeet::id);
        },
        [&request](const core::MustNotMeet& pair) {
            return ApiAnswer{
                .body = to_json(pair), .status = 201, .location = request.path + "/" + pair.id};
        },
        [](core::Error error) {
            return renamed(std::move(error),
                           {{"one", "family_members.0"}, {"other", "family_members.1"}});
        });
}

Response post_api_end_must_not_meet(App& app, const Request& request, const core::Actor& actor)
{
    const auto reason = reason_in(request);
    if (!reason) return problem(reason.error());
    const core::EndMustNotMeet command{
        .case_id = case_of(request), .id = request.value(1), .reason = *reason};
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::propose_end_must_not_meet(work, case_tools(app), actor, command);
        },
        put_before_another);
}

}  // namespace quorate::server
