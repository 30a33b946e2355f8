#include "server/api/meeting_json.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/api/language_member.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

json::value id_or_null(const std::string& id)
{
    return id.empty() ? json::value(nullptr) : json::value(id);
}

template <class IdType>
json::value optional_id(const std::optional<IdType>& id)
{
    return id ? json::value(id->text()) : json::value(nullptr);
}

long long length_of(const core::Meeting& meeting)
{
    return duration_cast<minutes>(meeting.ends_at - meeting.starts_at).count();
}

// What somebody with no more than a seat is told: when and where.
void reduce(json::object& made)
{
    for (const char* name : {"case", "case_reference", "type", "chair", "chair_name"})
        made.erase(name);
}

json::object common_json(const core::MeetingListing& listing)
{
    const core::Meeting& meeting = listing.meeting;
    return {{"id", meeting.id.text()},
            {"case", meeting.case_id.text()},
            {"case_reference", listing.case_reference},
            {"reference", meeting.reference},
            {"type", code(meeting.type)},
            {"status", code(meeting.status)},
            {"starts_at", core::rfc3339(meeting.starts_at)},
            {"ends_at", core::rfc3339(meeting.ends_at)},
            {"duration_minutes", length_of(meeting)},
            {"mode", code(meeting.mode)},
            {"chair", meeting.chair.text()},
            {"chair_name", listing.chair_name.reveal()},
            {"room", optional_id(meeting.room)},
            {"room_name", listing.room_name},
            {"venue", meeting.venue},
            {"version", meeting.version}};
}

// Keeps `now` when the member is missing; null and "" empty it.
void take(const json::object& body,
          std::string_view name,
          std::string& now,
          std::vector<core::FieldError>& errors)
{
    if (body.contains(name)) now = text_member(body, name, errors);
}

template <class IdType>
void take(const json::object& body,
          std::string_view name,
          IdType& now,
          std::vector<core::FieldError>& errors)
{
    if (body.contains(name)) now = IdType{text_member(body, name, errors)};
}

std::string_view presence_word(core::Presence presence, PresenceOf of)
{
    if (of == PresenceOf::asked && presence == core::Presence::coming) return "asked";
    if (of == PresenceOf::not_asked)
        return presence == core::Presence::coming    ? "free"
               : presence == core::Presence::waiting ? "not_known"
                                                     : "busy";
    return presence == core::Presence::coming    ? "coming"
           : presence == core::Presence::waiting ? "waiting"
                                                 : "not_coming";
}

void add_answers(json::object& made, const core::SaidAnswers& said)
{
    for (const auto question : {core::SeatQuestion::place, core::SeatQuestion::language}) {
        const auto last = said.find(question);
        json::value answer = nullptr;
        if (last != said.end())
            answer =
                json::object{{"answer", code(last->second.answer)},
                             {"asked_by",
                              last->second.asked_by ? json::value(last->second.asked_by->text())
                                                    : json::value(nullptr)},
                             {"at", core::iso_utc(last->second.at)}};
        made[question == core::SeatQuestion::place ? "private_place" : "speaks"] =
            std::move(answer);
    }
}

}  // namespace

std::optional<int> minutes_member(const json::object& body,
                                  std::string_view name,
                                  std::vector<core::FieldError>& errors)
{
    const auto number = number_member(body, name, errors);
    if (!number) return std::nullopt;
    return static_cast<int>(std::clamp<std::int64_t>(*number, -1, 100'000));
}

json::object quorum_json(const core::Quorum& quorum, PresenceOf presence)
{
    json::array agencies;
    for (const core::QuorumAgency& agency : quorum.agencies)
        agencies.push_back(json::object{{"label", agency.label},
                                        {"kind", code(agency.kind)},
                                        {"presence", presence_word(agency.presence, presence)}});
    return {{"state", code(quorum.state)},
            {"rule", quorum.rule},
            {"needed", quorum.needed},
            {"have", quorum.have},
            {"agencies", std::move(agencies)},
            {"missing", json::array(quorum.missing.begin(), quorum.missing.end())},
            {"would_break", quorum.would_break}};
}

json::object invitee_json(const core::InviteeEntry& seat,
                          const std::optional<core::ChangeSeen>& change)
{
    const core::Invitee& invitee = seat.invitee;
    json::object made{{"id", invitee.id.text()}};
    if (invitee.holder.contact) made["contact"] = invitee.holder.contact->text();
    if (invitee.holder.member) made["family_member"] = invitee.holder.member->text();
    if (invitee.holder.user) made["user"] = invitee.holder.user->text();
    made["name"] = seat.name.reveal();
    made["job"] = seat.job;
    made["agency"] = id_or_null(seat.agency.text());
    made["agency_name"] = seat.agency_name;
    made["agency_kind"] =
        seat.agency_kind ? json::value(code(*seat.agency_kind)) : json::value(nullptr);
    made["requirement"] = code(invitee.requirement);
    made["attends_from"] =
        invitee.window ? json::value(invitee.window->from.count()) : json::value(nullptr);
    made["attends_until"] =
        invitee.window ? json::value(invitee.window->until.count()) : json::value(nullptr);
    made["told_by"] = invitee.email.empty() ? "hand" : "email";
    made["language"] = code(invitee.language);
    made["reply"] = code(invitee.reply);
    made["deputy_name"] = invitee.deputy_name.reveal();
    made["note"] = invitee.reply_note.reveal();
    const bool has_replied = invitee.reply != core::Reply::none && invitee.replied_at;
    made["replied_at"] =
        has_replied ? json::value(core::iso_utc(*invitee.replied_at)) : json::value(nullptr);
    made["change_asked_at"] =
        change ? json::value(core::iso_utc(change->asked_at)) : json::value(nullptr);
    made["change_seen_at"] = change && change->seen_at
                                 ? json::value(core::iso_utc(*change->seen_at))
                                 : json::value(nullptr);
    made["attendance"] = code(invitee.attendance);
    made["version"] = invitee.version;
    return made;
}

json::object invitee_json(const core::MeetingView& view, const core::InviteeEntry& seat)
{
    const auto change = view.changes_seen.find(seat.invitee.id);
    json::object made =
        change == view.changes_seen.end() ? invitee_json(seat) : invitee_json(seat, change->second);
    const auto said = view.answers.find(seat.invitee.id);
    add_answers(made, said == view.answers.end() ? core::SaidAnswers{} : said->second);
    return made;
}

json::object listing_json(const core::MeetingListing& listing, const core::Quorum* quorum)
{
    json::object made = common_json(listing);
    if (listing.is_reduced) {
        reduce(made);
        made["own_reply"] =
            listing.own_reply ? json::value(code(*listing.own_reply)) : json::value(nullptr);
        return made;
    }
    made["children_count"] = listing.children;
    made["invitees_count"] = listing.seats;
    made["replies_count"] = listing.replies;
    made["quorum"] = quorum == nullptr ? json::value(nullptr) : json::value(code(quorum->state));
    return made;
}

json::object meeting_json(const core::MeetingView& view)
{
    json::object made = common_json(view.listing);
    if (view.is_reduced) {
        reduce(made);
        made["own_reply"] = view.own ? json::value(code(view.own->reply)) : json::value(nullptr);
        return made;
    }
    json::array children;
    for (const core::ChildId& child : view.meeting.children)
        children.push_back(json::value(child.text()));
    json::array invitees;
    for (const core::InviteeEntry& seat : view.seats)
        invitees.push_back(invitee_json(view, seat));
    made["family_reference"] = view.family_reference;
    made["children"] = std::move(children);
    made["family_minutes_before"] = view.meeting.family_minutes_before;
    made["debrief_minutes_after"] = view.meeting.debrief_minutes_after;
    made["video_link"] = view.meeting.video_link;
    made["due_date"] = view.due ? json::value(view.due->id.text()) : json::value(nullptr);
    made["limit_date"] =
        view.due ? json::value(core::iso(view.due->limit_date)) : json::value(nullptr);
    made["minute_taker"] = optional_id(view.meeting.minute_taker);
    made["late_authoriser"] = optional_id(view.meeting.late_authoriser);
    made["late_reason_code"] = view.meeting.late_reason_code
                                   ? json::value(code(*view.meeting.late_reason_code))
                                   : json::value(nullptr);
    made["late_reason"] = view.meeting.late_reason.reveal();
    json::array held_together;
    for (const core::HeldWith& other : view.held_together)
        held_together.push_back(other.meeting
                                    ? json::object{{"meeting", other.meeting->id.text()},
                                                   {"reference", other.meeting->reference}}
                                    : json::object{{"meeting", nullptr}, {"reference", nullptr}});
    made["held_together"] = std::move(held_together);
    made["sequence"] = view.meeting.sequence;
    made["invitees"] = std::move(invitees);
    made["quorum"] = quorum_json(view.by_replies);
    return made;
}

core::TimeAndPlace time_and_place_from(const json::object& body,
                                       core::TimeAndPlace now,
                                       std::vector<core::FieldError>& errors)
{
    if (body.contains("starts_at")) {
        now.date.reset();
        now.time.reset();
        const std::string text = text_member(body, "starts_at", errors);
        const auto instant = core::parse_instant(text);
        if (instant) {
            const auto civil = core::london_civil(*instant);
            if (civil != floor<minutes>(civil))
                errors.push_back(
                    {"starts_at", "Must be a whole minute, such as 10:00 or 10:00:00"});
            now.date = floor<days>(civil);
            now.second_of_two = core::london_instant(civil) != *instant;
            now.time = duration_cast<minutes>(civil - *now.date);
        }
    }
    if (const auto length = minutes_member(body, "duration_minutes", errors))
        now.length_minutes = *length;
    if (const auto before = minutes_member(body, "family_minutes_before", errors))
        now.family_minutes_before = before;
    if (const auto after = minutes_member(body, "debrief_minutes_after", errors))
        now.debrief_minutes_after = after;
    take(body, "mode", now.mode, errors);
    take(body, "chair", now.chair, errors);
    if (body.contains("minute_taker"))
        now.minute_taker = core::UserId{text_member(body, "minute_taker", errors)};
    take(body, "room", now.room, errors);
    take(body, "venue", now.venue, errors);
    take(body, "video_link", now.video_link, errors);
    take(body, "late_authoriser", now.late_authoriser, errors);
    take(body, "late_reason_code", now.late_reason_code, errors);
    take(body, "late_reason", now.late_reason, errors);
    return now;
}

std::optional<core::AttendanceWindow> window_from(const json::object& body,
                                                  std::vector<core::FieldError>& errors)
{
    const auto from = minutes_member(body, "attends_from", errors);
    const auto until = minutes_member(body, "attends_until", errors);
    if (!from && !until) return std::nullopt;
    if (!from || !until) {
        errors.push_back({from ? "attends_until" : "attends_from", "Give both ends of the part"});
        return std::nullopt;
    }
    return core::AttendanceWindow{.from = minutes{*from}, .until = minutes{*until}};
}

std::optional<core::SeatRequest> seat_request_from(const json::value& value)
{
    if (!value.is_object()) return std::nullopt;
    const json::object& object = value.as_object();
    std::vector<core::FieldError> errors;
    core::SeatRequest request;
    const std::string contact = text_member(object, "contact", errors);
    const std::string member = text_member(object, "family_member", errors);
    const std::string user = text_member(object, "user", errors);
    if (contact.empty() + member.empty() + user.empty() != 2) return std::nullopt;
    if (!contact.empty()) request.holder.contact = core::ContactId{contact};
    if (!member.empty()) request.holder.member = core::FamilyMemberId{member};
    if (!user.empty()) request.holder.user = core::UserId{user};
    const std::string requirement = text_member(object, "requirement", errors);
    if (!requirement.empty()) {
        const auto known = core::requirement_from(requirement);
        if (!known) return std::nullopt;
        request.requirement = *known;
    }
    request.window = window_from(object, errors);
    request.language = language_member(object, errors);
    if (!errors.empty()) return std::nullopt;
    return request;
}

core::Error api_error(core::Error error)
{
    error = core::with_meeting_field(std::move(error));
    std::vector<core::FieldError> fields;
    for (core::FieldError& field : error.fields) {
        if (field.field == "date" || field.field == "time") {
            field.field = "starts_at";
            if (field.message.starts_with("Enter the "))
                field.message = "Give the start, such as 2026-11-25T10:00+00:00";
        }
        if (std::ranges::find(fields, field) == fields.end()) fields.push_back(std::move(field));
    }
    error.fields = std::move(fields);
    return error;
}

}  // namespace quorate::server
