#include "server/api/disclosure_api.hpp"

#include <algorithm>
#include <utility>

#include "core/circulation/choose_disclosure.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/disclosure_gate.hpp"
#include "core/circulation/release_copies.hpp"
#include "core/dates/date_text.hpp"
#include "server/api/case_json.hpp"
#include "server/api/record_json.hpp"
#include "server/app/api.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

core::PapersCopyId copy_of(const Request& request)
{
    return core::PapersCopyId{request.value(0)};
}

template <class Id>
json::array texts_json(const std::vector<Id>& ids)
{
    json::array texts;
    for (const Id& id : ids)
        texts.emplace_back(id.text());
    return texts;
}

template <class Id>
std::vector<Id> ids_member(const json::object& body,
                           std::string_view name,
                           std::vector<core::FieldError>& errors)
{
    std::vector<Id> ids;
    for (const std::string& each : texts_member(body, name, errors))
        ids.emplace_back(each);
    return ids;
}

json::object about_json(const char* kind, const core::ItemAbout& about)
{
    return {{"id", about.item},
            {"kind", kind},
            {"children", texts_json(about.children)},
            {"persons", texts_json(about.persons)},
            {"source", core::code(about.source)}};
}

json::object seat_json(const core::PapersRecipient& recipient)
{
    const core::SeatChoice& choice = recipient.choice;
    return {{"invitee", recipient.seat.invitee.id.text()},
            {"share", core::code(choice.share)},
            {"sections", texts_json(choice.chosen.sections)},
            {"decisions", texts_json(choice.chosen.decisions)},
            {"actions", texts_json(choice.chosen.actions)},
            {"plan", texts_json(choice.chosen.plan)},
            {"reason", choice.reason.reveal()},
            {"version", choice.version}};
}

json::object member_json(const core::FamilyReader& reader)
{
    json::value own = nullptr;
    if (reader.own_children) own = texts_json(*reader.own_children);
    return {{"family_member", reader.member.text()}, {"children", std::move(own)}};
}

json::object disclosure_json(const core::PapersPlan& plan)
{
    const core::Papers& papers = plan.papers;
    json::array items;
    for (const core::MinuteSection& each : papers.sections)
        items.push_back(about_json("section", core::about_section(each, papers)));
    for (const core::ChildDecision& each : papers.decisions)
        items.push_back(about_json("decision", core::about_decision(each, papers)));
    for (const core::ActionRow& each : papers.actions)
        items.push_back(about_json("action", core::about_action(each.action, papers)));
    for (const core::PlanPart& each : papers.plan.written)
        items.push_back(about_json("plan", core::about_plan_part(each, papers)));
    json::array members;
    for (const core::FamilyReader& each : papers.members)
        members.push_back(member_json(each));
    json::array seats;
    for (const core::PapersRecipient& each : plan.recipients)
        seats.push_back(seat_json(each));
    return {
        {"items", std::move(items)}, {"members", std::move(members)}, {"seats", std::move(seats)}};
}

json::object waiting_json(const core::WaitingCopy& waiting)
{
    const core::PapersCopy& copy = waiting.copy;
    return {{"id", copy.id.text()},
            {"meeting", copy.meeting.text()},
            {"invitee", copy.seat.text()},
            {"digest", copy.digest},
            {"prepared_by", copy.prepared_by.text()},
            {"prepared_at", core::iso_utc(copy.prepared_at)},
            {"is_own", waiting.is_own}};
}

core::Result<core::PapersRecipient> recipient_after(App& app,
                                                    const Request& request,
                                                    const core::Actor& actor,
                                                    core::UnitOfWork& work)
{
    const auto plan = core::view_disclosure(work, app.clock, actor, meeting_of(request));
    if (!plan) return plan.error();
    for (const core::PapersRecipient& each : plan->recipients)
        if (each.seat.invitee.id.text() == request.value(1)) return each;
    return core::Refusal::not_found;
}

ApiAnswer seat_answer(const core::PapersRecipient& recipient)
{
    return {.body = seat_json(recipient), .version = recipient.choice.version};
}

// The page names the boxes together; the body has a member for each kind.
core::Error of_request(core::Error error)
{
    return renamed(std::move(error), {{"chosen", ""}});
}

}  // namespace

Response get_api_disclosure(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_disclosure(work, app.clock, actor, meeting_of(request));
    };
    const auto render = [](const core::PapersPlan& plan) {
        return ApiAnswer{.body = disclosure_json(plan)};
    };
    return api_transact(app, request, actor, look, render);
}

Response post_api_item_about(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const auto source = core::record_source_from(text_member(*body, "source", errors));
    if (!source) errors.push_back({"source", "Choose where it comes from, from the list"});
    const core::SayAbout command{
        .meeting = meeting_of(request),
        .about = {.item = request.value(1),
                  .children = ids_member<core::ChildId>(*body, "children", errors),
                  .persons = ids_member<core::FamilyMemberId>(*body, "persons", errors),
                  .source = source.value_or(core::RecordSource::other)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto say = [&](core::UnitOfWork& work) {
        return core::say_about(work, app.clock, actor, command);
    };
    const auto render = [](const core::Done&) { return ApiAnswer{.status = 204}; };
    return api_transact(app, request, actor, say, render);
}

Response post_api_own_children(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::NoteOwnChildren command{
        .meeting = meeting_of(request),
        .own = {.member = core::FamilyMemberId{request.value(1)},
                .children = ids_member<core::ChildId>(*body, "children", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto note = [&](core::UnitOfWork& work) {
        return core::note_own_children(work, app.clock, actor, command);
    };
    const auto render = [](const core::Done&) { return ApiAnswer{.status = 204}; };
    return api_transact(app, request, actor, note, render);
}

Response put_api_seat_share(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    // Its shape was looked at with the body: it is one of ours.
    core::ChooseShare command{
        .meeting = meeting_of(request),
        .seat = core::InviteeId{request.value(1)},
        .share =
            core::share_from(text_member(*body, "share", errors)).value_or(core::Share::nothing),
        .chosen = {.sections = ids_member<core::MinuteSectionId>(*body, "sections", errors),
                   .decisions = ids_member<core::DecisionId>(*body, "decisions", errors),
                   .actions = ids_member<core::ActionPointId>(*body, "actions", errors),
                   .plan = ids_member<core::PlanPartId>(*body, "plan", errors)},
        .reason = core::FreeText{text_member(*body, "reason", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto save = [&](core::UnitOfWork& work) -> core::Result<core::PapersRecipient> {
        const auto before = recipient_after(app, request, actor, work);
        if (!before) return before.error();
        command.version = named->among(before->choice.version);
        const auto chosen = core::choose_share(work, case_tools(app), actor, command);
        if (!chosen) return chosen.error();
        return recipient_after(app, request, actor, work);
    };
    return api_transact(app, request, actor, save, seat_answer, of_request);
}

Response get_api_copies(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_waiting_copies(work, app.clock, app.links, actor);
    };
    const auto render = [](const std::vector<core::WaitingCopy>& copies) {
        json::array items;
        for (const core::WaitingCopy& each : copies)
            items.push_back(waiting_json(each));
        return ApiAnswer{.body = json::object{{"items", std::move(items)}}};
    };
    return api_transact(app, request, actor, look, render);
}

Response get_api_copy(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        auto shown =
            core::view_copy_to_release(work, app.clock, app.links, actor, copy_of(request));
        // Reading finds it or does not: what waits no longer is not there.
        if (!shown && shown.error().refusal == core::Refusal::wrong_state)
            return core::Result<core::CopyToRelease>{core::Refusal::not_found};
        return shown;
    };
    const auto render = [](const core::CopyToRelease& shown) {
        json::object body = waiting_json(shown.waiting);
        body["digest"] = shown.digest;
        body["has_changed"] = shown.has_changed;
        body["release"] = release_json(shown.recipient.release);
        return ApiAnswer{.body = std::move(body)};
    };
    return api_transact(app, request, actor, look, render);
}

Response post_api_copy_release(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::ReleaseCopy command{.copy = copy_of(request),
                                    .digest = text_member(*body, "digest", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto release = [&](core::UnitOfWork& work) -> core::Result<core::CirculationRow> {
        const auto sent = core::release_copy(work, case_tools(app), app.links, actor, command);
        if (!sent) return sent.error();
        const auto rows = work.circulations.of_meeting(actor.authority, sent->meeting);
        const auto row = std::ranges::find_if(
            rows, [&sent](const auto& each) { return each.circulation.id == sent->id; });
        return *row;
    };
    const auto render = [](const core::CirculationRow& row) {
        return ApiAnswer{.body = circulation_json(row)};
    };
    return api_transact(app, request, actor, release, render);
}

Response post_api_copy_refuse(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::RefuseCopy command{.copy = copy_of(request),
                                   .reason = core::FreeText{text_member(*body, "reason", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto refuse = [&](core::UnitOfWork& work) {
        return core::refuse_copy(work, app.clock, actor, command);
    };
    const auto render = [](const core::Done&) { return ApiAnswer{.status = 204}; };
    return api_transact(app, request, actor, refuse, render);
}

}  // namespace quorate::server
