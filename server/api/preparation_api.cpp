#include "server/api/preparation_api.hpp"

#include "core/minutes/meeting_file.hpp"
#include "core/preparation/decide_exclusion.hpp"
#include "core/preparation/preparation.hpp"
#include "core/preparation/record_views.hpp"
#include "core/preparation/settle_point.hpp"
#include "server/api/given_members.hpp"
#include "server/api/preparation_json.hpp"
#include "server/app/api.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/pack/report_pages.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

core::Result<core::Preparation> look(App& app,
                                     core::UnitOfWork& work,
                                     const Request& request,
                                     const core::Actor& actor)
{
    return core::view_preparation(
        work, meeting_tools(app), app.agency_reports, actor, meeting_of(request));
}

ApiAnswer whole(const core::Preparation& preparation)
{
    return {.body = to_json(preparation)};
}

// One of the two has to be there; more is no person.
core::PreparedPerson person_member(const json::object& body, std::vector<core::FieldError>& errors)
{
    const core::PreparedPerson person{
        .child = core::ChildId{text_member(body, "child", errors)},
        .member = core::FamilyMemberId{text_member(body, "family_member", errors)}};
    if (person.child.empty() == person.member.empty())
        errors.push_back({"child", "Give the id of a child or of a family member, not both"});
    return person;
}

// One that nothing has when it is out of all measure.
int recorded_number(const json::object& body, std::vector<core::FieldError>& errors)
{
    constexpr std::int64_t largest = 1'000'000;
    const auto number = number_member(body, "number", errors).value_or(-1);
    return number >= 0 && number <= largest ? static_cast<int>(number) : -1;
}

// What the path names is asked for first, so that a 404 is never about a member of the body.
template <class Deed>
auto with_known_meeting(
    App& app, const Request& request, const core::Actor& actor, core::Action action, Deed deed)
{
    return [&app, &request, &actor, action, deed](
               core::UnitOfWork& work) -> core::Result<core::Preparation> {
        const auto known = core::meeting_file(work, actor, action, meeting_of(request), app.now());
        if (!known) return known.error();
        const auto worked = deed(work);
        if (!worked) return worked.error();
        return look(app, work, request, actor);
    };
}

constexpr auto recording = core::Action::rsvp_record_for_other;
constexpr auto excluding = core::Action::case_flag_excluded_person;

}  // namespace

Response get_api_preparation(App& app, const Request& request, const core::Actor& actor)
{
    const auto all = app.transact(
        actor, [&](core::UnitOfWork& work) { return look(app, work, request, actor); });
    return all ? json_response(200, to_json(*all)) : problem(all.error());
}

Response post_api_settle_point(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::SettlePoint command{.meeting = meeting_of(request),
                              .person = person_member(*body, errors),
                              .point = text_member(*body, "point", errors),
                              .answer = text_member(*body, "answer", errors),
                              .day = date_member(*body, "day", errors),
                              .reason = core::FreeText{text_member(*body, "reason", errors)}};
    command.number = recorded_number(*body, errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto settle = [&](core::UnitOfWork& work) -> core::Result<core::SettledPointId> {
        auto settled =
            core::settle_point(work, meeting_tools(app), app.agency_reports, actor, command);
        if (!settled)
            return of_member(settled.error(),
                             command.person.is_child() ? "child" : "family_member",
                             "Give the id of somebody the meeting is about, who has this point");
        return settled;
    };
    return api_transact(
        app, request, actor, with_known_meeting(app, request, actor, recording, settle), whole);
}

Response post_api_approve_point(App& app, const Request& request, const core::Actor& actor)
{
    const auto approve = [&](core::UnitOfWork& work) {
        return core::approve_point(work,
                                   meeting_tools(app),
                                   actor,
                                   meeting_of(request),
                                   core::SettledPointId{request.value(1)});
    };
    return api_transact(
        app, request, actor, with_known_meeting(app, request, actor, recording, approve), whole);
}

Response post_api_record_views(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::RecordViews command{.meeting = meeting_of(request),
                              .person = person_member(*body, errors),
                              .way = text_member(*body, "way", errors),
                              .given_on = date_member(*body, "given_on", errors),
                              .text = core::FreeText{text_member(*body, "text", errors)},
                              .may_be_shown = flag_member(*body, "may_be_shown", errors)};
    if (const std::string by = text_member(*body, "by", errors); !by.empty()) command.by = by;
    core::JudgedFiles files = file_member(app, *body, "picture", errors);
    command.files = std::move(files.taken);
    for (core::FieldError& error : files.errors)
        errors.push_back({"picture", std::move(error.message)});
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto record = [&](core::UnitOfWork& work) -> core::Result<core::FamilyViewsId> {
        auto recorded =
            core::record_views(work, meeting_tools(app), app.agency_reports, actor, command);
        if (!recorded)
            return of_member(recorded.error(),
                             command.person.is_child() ? "child" : "family_member",
                             "Give the id of somebody the meeting is about");
        return recorded;
    };
    const auto tell = [](core::Error error) {
        return renamed(std::move(error), {{"files", "picture"}});
    };
    return api_transact(app,
                        request,
                        actor,
                        with_known_meeting(app, request, actor, recording, record),
                        whole,
                        tell);
}

Response post_api_mark_views(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const bool may_be_shown = flag_member(*body, "may_be_shown", errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto mark = [&](core::UnitOfWork& work) {
        return core::mark_views(work,
                                meeting_tools(app),
                                actor,
                                meeting_of(request),
                                core::FamilyViewsId{request.value(1)},
                                may_be_shown);
    };
    return api_transact(
        app, request, actor, with_known_meeting(app, request, actor, recording, mark), whole);
}

Response get_api_views_picture(App& app, const Request& request, const core::Actor& actor)
{
    const auto picture = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::read_views_picture(work,
                                        meeting_tools(app),
                                        actor,
                                        meeting_of(request),
                                        core::FamilyViewsId{request.value(1)});
    });
    if (!picture) return problem(picture.error());
    const auto response = report_file_response(app, *picture);
    return response ? *response : problem(response.error());
}

Response post_api_ask_for_exclusion(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::AskForExclusion command{
        .meeting = meeting_of(request),
        .member = core::FamilyMemberId{text_member(*body, "family_member", errors)},
        .ground = text_member(*body, "ground", errors),
        .scope = text_member(*body, "scope", errors),
        .asked_by = core::FreeText{text_member(*body, "asked_by", errors)},
        .evidence = core::FreeText{text_member(*body, "evidence", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto ask = [&](core::UnitOfWork& work) {
        return core::ask_for_exclusion(
            work, meeting_tools(app), app.agency_reports, actor, command);
    };
    const auto tell = [](core::Error error) {
        return renamed(std::move(error), {{"member", "family_member"}});
    };
    return api_transact(
        app, request, actor, with_known_meeting(app, request, actor, excluding, ask), whole, tell);
}

Response post_api_decide_exclusion(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::DecideExclusion command{
        .meeting = meeting_of(request),
        .request = core::ExclusionRequestId{request.value(1)},
        .decision = text_member(*body, "decision", errors),
        .scope = text_member(*body, "scope", errors),
        .part = core::FreeText{text_member(*body, "part", errors)},
        .until = date_member(*body, "until", errors),
        .reason = core::FreeText{text_member(*body, "reason", errors)},
        .told = core::FreeText{text_member(*body, "told", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto decide = [&](core::UnitOfWork& work) {
        return core::decide_exclusion(work, meeting_tools(app), app.agency_reports, actor, command);
    };
    return api_transact(
        app, request, actor, with_known_meeting(app, request, actor, excluding, decide), whole);
}

}  // namespace quorate::server
