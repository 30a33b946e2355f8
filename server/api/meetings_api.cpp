#include "server/api/meetings_api.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/meetings/view_meeting.hpp"
#include "core/scheduling/search_slots.hpp"
#include "server/api/changed_meeting.hpp"
#include "server/api/language_member.hpp"
#include "server/api/meeting_json.hpp"
#include "server/api/named_ids.hpp"
#include "server/api/slots_json.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

using core::InviteeId;
using core::MeetingId;
using core::MeetingView;
using core::Result;

std::string api_url(const MeetingId& id)
{
    return "/api/v1/meetings/" + id.text();
}

Result<core::MeetingQuery> query_of(const Request& request)
{
    const auto paging = paging_of(request);
    if (!paging) return paging.error();
    core::MeetingQuery query{.stretch = {.after = paging->after, .limit = paging->limit}};
    const Fields& asked = request.query;
    core::Error error{core::Refusal::invalid_input};
    const auto instant = [&](const char* name, std::optional<core::Instant>& into) {
        if (asked.get(name).empty()) return;
        into = core::parse_instant(asked.get(name));
        if (!into) error.fields.push_back({name, "Must be a time, such as 2026-11-25T10:00Z"});
    };
    instant("from", query.from);
    instant("until", query.until);
    if (asked.has("case")) query.case_id = core::CaseId{asked.get("case")};
    if (asked.has("chair")) query.chair = core::UserId{asked.get("chair")};
    if (asked.has("type") && !(query.type = core::meeting_type_from(asked.get("type"))))
        error.fields.push_back({"type", "Must be a kind of meeting"});
    if (asked.has("status") && !(query.status = core::meeting_status_from(asked.get("status"))))
        error.fields.push_back({"status", "Must be scheduled, held or cancelled"});
    if (!error.fields.empty()) return error;
    return query;
}

Result<core::MeetingDraft> draft_of(const json::object& body)
{
    core::Error error{core::Refusal::invalid_input};
    core::MeetingDraft draft{.case_id = core::CaseId{text_member(body, "case", error.fields)},
                             .type = text_member(body, "type", error.fields),
                             .when_and_where = time_and_place_from(body, {}, error.fields)};
    if (const std::string hold = text_member(body, "hold", error.fields); !hold.empty())
        draft.hold = core::HoldId{hold};
    // A program has read who it invites; a page asks.
    draft.confirmed.quorum =
        !body.contains("confirm_quorum") || flag_member(body, "confirm_quorum", error.fields);
    draft.confirmed.duplicate = flag_member(body, "confirm_duplicate", error.fields);
    draft.confirmed.room =
        !body.contains("confirm_room") || flag_member(body, "confirm_room", error.fields);
    draft.confirmed.busy = flag_member(body, "confirm_busy", error.fields);
    draft.confirmed.hours = flag_member(body, "confirm_hours", error.fields);
    draft.confirmed.meet = flag_member(body, "confirm_meet", error.fields);
    if (draft.case_id.empty()) error.fields.push_back({"case", "Give the id of the case"});
    for (std::string& child : texts_member(body, "children", error.fields))
        draft.children.emplace_back(std::move(child));
    if (const json::value* invitees = body.if_contains("invitees"); invitees != nullptr) {
        const bool is_list = invitees->is_array();
        if (!is_list) error.fields.push_back({"invitees", "Must be a list"});
        for (std::size_t i = 0; is_list && i < invitees->as_array().size(); ++i) {
            if (const auto request = seat_request_from(invitees->as_array()[i]))
                draft.invitees.push_back(*request);
            else
                error.fields.push_back({"invitees." + std::to_string(i),
                                        "Must be one of {contact}, {family_member} and {user}, "
                                        "with a requirement if it is not required, and both "
                                        "ends of the part if they do not come for all of it"});
        }
    }
    if (!error.fields.empty()) return error;
    return draft;
}

// Times that are free for whoever was not quick enough.
std::vector<core::Slot> alternatives(App& app,
                                     const core::Actor& actor,
                                     const core::MeetingDraft& draft)
{
    const auto found =
        app.transact(actor, [&](core::UnitOfWork& work) -> Result<std::vector<core::Slot>> {
            return core::next_best(work, meeting_tools(app), actor, draft);
        });
    return found ? *found : std::vector<core::Slot>{};
}

// A page says that somebody in its list cannot be invited; a program is told who.
core::Error with_each_invitee(core::Error error,
                              core::UnitOfWork& work,
                              const core::Actor& actor,
                              const core::MeetingDraft& draft)
{
    const auto is_of_invitees = [](const core::FieldError& each) {
        return each.field == "invitees";
    };
    const auto type = core::meeting_type_from(draft.type);
    if (!type || std::ranges::none_of(error.fields, is_of_invitees)) return error;
    core::Meeting meeting;
    meeting.authority = actor.authority;
    meeting.case_id = draft.case_id;
    meeting.type = *type;
    meeting.chair = draft.when_and_where.chair;
    meeting.minute_taker = draft.when_and_where.minute_taker;
    meeting.ends_at = meeting.starts_at + std::chrono::minutes{draft.when_and_where.length_minutes};
    auto faults = core::seat_faults(work, meeting, draft.invitees);
    if (faults.empty()) return error;
    std::erase_if(error.fields, is_of_invitees);
    for (core::FieldError& each : faults)
        error.fields.push_back({"invitees." + each.field, std::move(each.message)});
    return error;
}

// Without a note the one that was given before stays; null and "" take it back.
Result<core::ReplyForm> reply_form_from(const json::object& body)
{
    core::Error error{core::Refusal::invalid_input};
    core::ReplyForm reply{.reply = text_member(body, "reply", error.fields),
                          .deputy_name = text_member(body, "deputy_name", error.fields)};
    if (body.contains("note")) reply.note = text_member(body, "note", error.fields);
    reply.place = text_member(body, "private_place", error.fields);
    reply.speaks = text_member(body, "speaks", error.fields);
    if (!error.fields.empty()) return error;
    return reply;
}

template <class Render>
Response shown(App& app, const Request& request, const core::Actor& actor, Render render)
{
    const auto view = app.transact(actor, [&](core::UnitOfWork& work) {
        return viewed_meeting(app, work, actor, MeetingId{request.value(0)});
    });
    if (!view) return problem(view.error());
    return render(*view);
}

// The parts that somebody with no more than a seat is not shown: refused as the register is, as an
// empty list or a quorum of nobody would be wrong.
template <class Render>
Response shown_in_full(App& app, const Request& request, const core::Actor& actor, Render render)
{
    return shown(app, request, actor, [&](const MeetingView& view) {
        return view.is_reduced ? problem({core::Refusal::hidden}) : render(view);
    });
}

}  // namespace

Response get_api_meetings(App& app, const Request& request, const core::Actor& actor)
{
    const auto query = query_of(request);
    if (!query) return problem(query.error());
    if (const auto unknown = unknown_ids(app, request, actor)) return problem(*unknown);
    const auto list = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::list_meetings(work, meeting_tools(app), actor, *query);
    });
    if (!list) return problem(list.error());
    const bool is_reduced = core::is_reduced(actor, core::Action::meeting_view);
    if (query->case_id && (list->page.entries.empty() || is_reduced)) {
        const auto known = app.read(actor, [&](core::UnitOfWork& work) {
            return core::lists_meetings_of(work, app.clock, actor, *query->case_id);
        });
        if (!known) return problem(core::invalid("case", "Give the id of a case"));
    }
    json::array items;
    for (const core::MeetingListing& entry : list->page.entries) {
        const auto quorum = list->quorum.find(entry.meeting.id);
        items.push_back(
            listing_json(entry, quorum == list->quorum.end() ? nullptr : &quorum->second));
    }
    return list_response(
        request,
        std::move(items),
        list->page.has_more ? list->page.entries.back().meeting.id.text() : std::string{});
}

Response post_api_meeting(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto draft = draft_of(*body);
    if (!draft) return problem(draft.error());
    std::optional<core::Error> lost;
    const Response response = api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> Result<MeetingView> {
            const auto booked = core::schedule_meeting(work, meeting_tools(app), actor, *draft);
            if (!booked) return api_error(with_each_invitee(booked.error(), work, actor, *draft));
            return viewed_meeting(app, work, actor, *booked);
        },
        [](const MeetingView& view) {
            return ApiAnswer{.body = meeting_json(view),
                             .status = 201,
                             .version = view.meeting.version,
                             .location = api_url(view.meeting.id)};
        },
        [&](core::Error error) {
            error = of_member(std::move(error), "case", "Give the id of a case that you work with");
            if (is_taken(error.refusal)) lost = error;
            return error;
        });
    return lost ? with_alternatives(*lost, alternatives(app, actor, *draft)) : response;
}

Response get_api_meeting(App& app, const Request& request, const core::Actor& actor)
{
    return shown(app, request, actor, [](const MeetingView& view) {
        return api_response({.body = meeting_json(view), .version = view.meeting.version});
    });
}

Response get_api_invitees(App& app, const Request& request, const core::Actor& actor)
{
    return shown_in_full(app, request, actor, [&](const MeetingView& view) {
        json::array items;
        for (const core::InviteeEntry& seat : view.seats)
            items.push_back(invitee_json(view, seat));
        return list_response(request, std::move(items), "");
    });
}

Response get_api_invitee(App& app, const Request& request, const core::Actor& actor)
{
    return shown_in_full(app, request, actor, [&](const MeetingView& view) {
        const InviteeId id{request.value(1)};
        for (const core::InviteeEntry& seat : view.seats)
            if (seat.invitee.id == id)
                return api_response(
                    {.body = invitee_json(view, seat), .version = seat.invitee.version});
        return problem({core::Refusal::not_found});
    });
}

Response post_api_invitee(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const bool confirm_meet = flag_member(*body, "confirm_meet", errors);
    static_cast<void>(window_from(*body, errors));
    static_cast<void>(language_member(*body, errors));
    std::vector<MeetingId> also_at;
    for (const std::string& id : texts_member(*body, "also_at", errors))
        also_at.emplace_back(id);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto asked = seat_request_from(json::value(*body));
    if (!asked) return problem(core::invalid("", "Give one of contact, family_member and user"));
    const core::SeatHolder& holder = asked->holder;
    const std::string_view whom = holder.contact  ? "contact"
                                  : holder.member ? "family_member"
                                                  : "user";
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> Result<core::InviteeEntry> {
            const auto added = core::add_invitee_together(work,
                                                          meeting_tools(app),
                                                          actor,
                                                          MeetingId{request.value(0)},
                                                          *asked,
                                                          also_at,
                                                          {.room = true, .meet = confirm_meet});
            if (!added) return api_error(added.error());
            return work.invitees.find(actor.authority, *added).value();
        },
        [&](const core::InviteeEntry& seat) {
            return ApiAnswer{
                .body = invitee_json(seat),
                .status = 201,
                .version = seat.invitee.version,
                .location = api_url(seat.invitee.meeting) + "/invitees/" + seat.invitee.id.text()};
        },
        [&](core::Error error) { return renamed(std::move(error), {{"invitees", whom}}); });
}

Response delete_api_invitee(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> Result<core::Done> {
            const InviteeId id{request.value(1)};
            const auto seat = work.invitees.find(actor.authority, id);
            return core::remove_invitee(work,
                                        meeting_tools(app),
                                        actor,
                                        MeetingId{request.value(0)},
                                        id,
                                        named->among(seat ? seat->invitee.version : 0));
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; },
        [](core::Error error) { return renamed(std::move(error), {{"invitees", ""}}); });
}

Response post_api_own_reply(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto reply = reply_form_from(*body);
    if (!reply) return problem(reply.error());
    return changed_meeting(
        app, request, actor, 200, [&](core::UnitOfWork& work, const MeetingId& id) {
            return core::record_own_reply(work, meeting_tools(app), actor, id, *reply);
        });
}

Response post_api_invitee_reply(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto reply = reply_form_from(*body);
    if (!reply) return problem(reply.error());
    const InviteeId seat{request.value(1)};
    using Replied = std::pair<core::InviteeEntry, std::optional<core::ChangeSeen>>;
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> Result<Replied> {
            const auto recorded = core::record_reply_for_other(
                work, meeting_tools(app), actor, MeetingId{request.value(0)}, seat, *reply);
            if (!recorded) return recorded.error();
            return Replied{work.invitees.find(actor.authority, seat).value(),
                           work.changes_seen.find(actor.authority, seat)};
        },
        [](const Replied& replied) {
            const auto& [entry, change] = replied;
            return ApiAnswer{.body = invitee_json(entry, change), .version = entry.invitee.version};
        });
}

Response get_api_quorum(App& app, const Request& request, const core::Actor& actor)
{
    return shown_in_full(app, request, actor, [](const MeetingView& view) {
        return api_response(
            {.body = json::object{{"by_replies", quorum_json(view.by_replies)},
                                  {"as_invited", quorum_json(view.as_invited, PresenceOf::asked)},
                                  {"at_table", quorum_json(view.at_table)}}});
    });
}

}  // namespace quorate::server
