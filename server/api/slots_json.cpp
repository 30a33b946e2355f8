#include "server/api/slots_json.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/slots/slot_words.hpp"
#include "server/api/case_json.hpp"
#include "server/api/meeting_json.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

// Lengths out of all measure are refused as those that are too long.
constexpr std::int64_t longest_number = 100'000;

json::value text_or_null(const std::string& id)
{
    return id.empty() ? json::value(nullptr) : json::value(id);
}

json::object holder_json(const core::SeatHolder& holder)
{
    if (holder.contact) return {{"contact", holder.contact->text()}};
    if (holder.member) return {{"family_member", holder.member->text()}};
    return {{"user", holder.user.value_or(core::UserId{}).text()}};
}

template <class Codes>
json::array codes_json(const Codes& codes)
{
    json::array all;
    for (const auto& each : codes)
        all.emplace_back(code(each));
    return all;
}

std::string_view code(core::SeatPart part)
{
    switch (part) {
        case core::SeatPart::professional:
            return "professional";
        case core::SeatPart::minute_taker:
            return "minute_taker";
        case core::SeatPart::family:
            return "family";
        case core::SeatPart::interpreter:
            return "interpreter";
        case core::SeatPart::advocate:
            return "advocate";
    }
    return "";
}

std::string moment(core::CivilTime at)
{
    return core::rfc3339(core::london_instant(at));
}

json::object score_json(const core::SlotScore& score)
{
    return {{"quorum_at_risk", score.quorum_at_risk},
            {"required_to_ask", score.required_to_ask},
            {"wishes_broken", score.wishes_broken},
            {"room_lacks", score.room_lacks},
            {"helpers_missing", score.helpers_missing},
            {"days_short", score.days_short},
            {"another_chair", score.another_chair},
            {"margin_short", score.margin_short},
            {"clashes", score.clashes},
            {"chair_load", score.chair_load},
            {"odd_start", score.odd_start},
            {"room_too_large", score.room_too_large},
            {"room_too_good", score.room_too_good}};
}

// When, where and who chairs.
json::object place_and_time_json(const core::Slot& slot)
{
    return {{"starts_at", moment(slot.starts_at)},
            {"ends_at", moment(slot.ends_at)},
            {"chair", slot.chair.text()},
            {"room", id_or_null(slot.room)},
            {"room_name", slot.room_name}};
}

json::array people_json(const core::SlotRequest& request, const core::Slot& slot)
{
    json::array people;
    for (std::size_t i = 0; i < slot.seats.size(); ++i) {
        const core::SlotSeat& seat = request.seats[i];
        json::object person = holder_json(seat.holder);
        person["name"] = seat.name.reveal();
        person["requirement"] = code(seat.requirement);
        person["part"] = code(seat.part);
        person["state"] = code(slot.seats[i]);
        people.push_back(std::move(person));
    }
    return people;
}

json::value day_number(const core::SlotSearch& search, const core::Slot& slot)
{
    const auto& all = search.request.grid.days();
    const auto day = std::ranges::find(all, floor<days>(slot.starts_at));
    const auto place = static_cast<std::size_t>(day - all.begin());
    if (place >= search.day_numbers.size()) return nullptr;
    return search.day_numbers[place];
}

json::object slot_json(const core::SlotSearch& search, const core::Slot& slot)
{
    json::object made = place_and_time_json(slot);
    json::array unwanted;
    for (const core::UnwantedTime& each : slot.unwanted)
        unwanted.emplace_back(each.name);
    made["taken_from"] = moment(slot.taken_from);
    made["taken_until"] = moment(slot.taken_until);
    made["chair_name"] = slot.chair_name.reveal();
    made["score"] = score_json(slot.score);
    made["quorum"] = quorum_json(slot.quorum, PresenceOf::not_asked);
    made["quorum_margin"] = slot.quorum_margin;
    made["days_to_spare"] =
        slot.days_to_spare ? json::value(*slot.days_to_spare) : json::value(nullptr);
    made["day_number"] = day_number(search, slot);
    made["people"] = people_json(search.request, slot);
    made["unwanted"] = std::move(unwanted);
    made["other_half_day"] = slot.other_half_day;
    made["missing_features"] = codes_json(slot.missing);
    return made;
}

json::array rejected_json(const core::SlotSearch& search)
{
    json::array all;
    for (const core::RejectedDay& day : search.found.rejected)
        all.push_back(
            json::object{{"date", core::iso(day.date)},
                         {"rule", code(day.rule)},
                         {"culprits", json::array(day.culprits.begin(), day.culprits.end())},
                         {"sentence", why_not(search, day)}});
    return all;
}

json::array nearest_json(const core::SlotSearch& search)
{
    json::array all;
    for (const core::NearestChange& change : search.nearest)
        all.push_back(json::object{{"change", code(change.change)},
                                   {"times", change.times},
                                   {"best", place_and_time_json(change.best)},
                                   {"sentence", sentence(search.request, change)}});
    return all;
}

json::array interpreters_json(const core::SlotSearch& search)
{
    json::array all;
    for (const core::InterpreterNeed& need : search.interpreters)
        all.push_back(json::object{{"family_member", need.member.text()},
                                   {"language", need.language},
                                   {"is_asked", need.is_asked}});
    return all;
}

json::object seat_json(const core::SeatNeed& seat)
{
    json::object made = holder_json(seat.holder);
    made["requirement"] = code(seat.requirement);
    made["from_minute"] = seat.window ? json::value(seat.window->from.count()) : nullptr;
    made["until_minute"] = seat.window ? json::value(seat.window->until.count()) : nullptr;
    return made;
}

void take_minutes(const json::object& body,
                  std::string_view name,
                  int& now,
                  std::vector<core::FieldError>& errors)
{
    now = minutes_member(body, name, errors).value_or(now);
}

void take_text(const json::object& body,
               std::string_view name,
               std::string& now,
               std::vector<core::FieldError>& errors)
{
    if (body.contains(name)) now = text_member(body, name, errors);
}

void take_texts(const json::object& body,
                std::string_view name,
                std::vector<std::string>& now,
                std::vector<core::FieldError>& errors)
{
    if (body.contains(name)) now = texts_member(body, name, errors);
}

core::SeatNeed seat_from(const json::object& object, std::vector<core::FieldError>& errors)
{
    const auto asked = seat_request_from(object);
    if (!asked) {
        errors.push_back({"", "Must be one of {contact}, {family_member} and {user}"});
        return {};
    }
    core::SeatNeed seat{.holder = asked->holder, .requirement = asked->requirement};
    const auto from = number_member(object, "from_minute", errors);
    const auto until = number_member(object, "until_minute", errors);
    if (!from && !until) return seat;
    if (!from || !until) {
        errors.push_back({from ? "until_minute" : "from_minute", "Give both ends of the part"});
        return seat;
    }
    const auto bounded = [](std::int64_t number) {
        return minutes{std::clamp<std::int64_t>(number, -longest_number, longest_number)};
    };
    seat.window = {.from = bounded(*from), .until = bounded(*until)};
    return seat;
}

core::UnwantedDraft unwanted_from(const json::object& object, std::vector<core::FieldError>& errors)
{
    return {.day = text_member(object, "day", errors),
            .from = text_member(object, "from", errors),
            .until = text_member(object, "until", errors),
            .name = text_member(object, "name", errors)};
}

}  // namespace

json::array missing_help_json(const std::vector<core::MissingHelp>& missing)
{
    json::array all;
    for (const core::MissingHelp& each : missing)
        all.push_back(json::object{{"part", code(each.part)}, {"sentence", each.sentence}});
    return all;
}

json::object to_json(const core::MeetingNeeds& needs)
{
    const core::NeedsDraft draft = draft_of(needs);
    json::array children;
    for (const core::ChildId& child : needs.children)
        children.emplace_back(child.text());
    json::array seats;
    for (const core::SeatNeed& seat : needs.seats)
        seats.push_back(seat_json(seat));
    json::array unwanted;
    for (const core::UnwantedDraft& time : draft.unwanted)
        unwanted.push_back(json::object{
            {"day", time.day}, {"from", time.from}, {"until", time.until}, {"name", time.name}});
    return {{"children", std::move(children)},
            {"duration_minutes", needs.length_minutes},
            {"family_minutes_before", needs.family_minutes_before},
            {"debrief_minutes_after", needs.debrief_minutes_after},
            {"mode", code(needs.mode)},
            {"venue", needs.venue},
            {"features", codes_json(needs.features)},
            {"wished_features", codes_json(needs.wished_features)},
            {"chair", text_or_null(needs.chair.text())},
            {"minute_taker", text_or_null(draft.minute_taker.text())},
            {"invitees", std::move(seats)},
            {"interpreter", needs.help.interpreter},
            {"advocates", codes_json(needs.help.advocates)},
            {"unwanted", std::move(unwanted)},
            {"preferred", draft.preferred},
            {"without_quorum", needs.without_quorum},
            {"version", needs.version}};
}

json::array slots_json(const core::SlotSearch& search)
{
    json::array slots;
    for (const core::Slot& slot : search.found.slots)
        slots.push_back(slot_json(search, slot));
    return slots;
}

json::object to_json(const core::SlotSearch& search)
{
    json::array slots = slots_json(search);
    const auto& due = search.due;
    return {{"case", search.needs.case_id.text()},
            {"type", code(search.needs.type)},
            {"needs", to_json(search.needs)},
            {"due_date", due ? json::value(due->id.text()) : json::value(nullptr)},
            {"limit_date", due ? json::value(core::iso(due->limit_date)) : json::value(nullptr)},
            {"schedule_by", due ? json::value(core::iso(due->schedule_by)) : json::value(nullptr)},
            {"limit_days", search.limit_days},
            {"first_day", core::iso(search.first_day)},
            {"last_day", core::iso(search.last_day)},
            {"is_after_last_day", search.is_after_last_day},
            {"could_be_sooner", search.could_be_sooner},
            {"starts_checked", search.found.starts_checked},
            {"calendars", search.calendars},
            {"rooms", search.request.rooms.size()},
            {"times", search.found.times},
            {"slots", std::move(slots)},
            {"rejected", rejected_json(search)},
            {"nearest", nearest_json(search)},
            {"interpreters", interpreters_json(search)},
            {"missing_help", missing_help_json(core::missing_help(search.choices, search.needs))}};
}

json::object to_json(const core::SlotHold& hold)
{
    json::array required;
    for (const core::SeatHolder& holder : hold.required)
        required.push_back(holder_json(holder));
    json::array children;
    for (const core::ChildId& child : hold.children)
        children.push_back(json::string{child.text()});
    return {{"id", hold.id.text()},
            {"case", hold.case_id.text()},
            {"type", code(hold.type)},
            {"children", std::move(children)},
            {"starts_at", core::rfc3339(hold.starts_at)},
            {"ends_at", core::rfc3339(hold.ends_at)},
            {"family_minutes_before", hold.family_minutes_before},
            {"debrief_minutes_after", hold.debrief_minutes_after},
            {"chair", hold.chair.text()},
            {"minute_taker", id_or_null(hold.minute_taker)},
            {"room", id_or_null(hold.room)},
            {"required", std::move(required)},
            {"held_until", core::iso_utc(hold.held_until)},
            {"created_by", hold.created_by.text()},
            {"version", hold_version}};
}

json::array alternatives_json(const std::vector<core::Slot>& slots)
{
    json::array all;
    for (const core::Slot& slot : slots)
        all.push_back(place_and_time_json(slot));
    return all;
}

Response with_alternatives(const core::Error& refused, const std::vector<core::Slot>& slots)
{
    Response response = problem(refused);
    json::object body = json::parse(response.body).as_object();
    body["alternatives"] = alternatives_json(slots);
    response.body = json::serialize(body) + "\n";
    return response;
}

core::NeedsDraft needs_from(const json::object& body,
                            core::NeedsDraft before,
                            std::vector<core::FieldError>& errors)
{
    core::NeedsDraft now = std::move(before);
    if (body.contains("children")) {
        now.children.clear();
        for (std::string& child : texts_member(body, "children", errors))
            now.children.emplace_back(std::move(child));
    }
    take_minutes(body, "duration_minutes", now.length_minutes, errors);
    take_minutes(body, "family_minutes_before", now.family_minutes_before, errors);
    take_minutes(body, "debrief_minutes_after", now.debrief_minutes_after, errors);
    take_text(body, "mode", now.mode, errors);
    take_text(body, "venue", now.venue, errors);
    take_texts(body, "features", now.features, errors);
    take_texts(body, "wished_features", now.wished_features, errors);
    if (body.contains("chair")) now.chair = core::UserId{text_member(body, "chair", errors)};
    if (body.contains("minute_taker"))
        now.minute_taker = core::UserId{text_member(body, "minute_taker", errors)};
    if (body.contains("invitees")) now.seats = list_from(body, "invitees", errors, seat_from);
    take_text(body, "interpreter", now.interpreter, errors);
    take_texts(body, "advocates", now.advocates, errors);
    if (body.contains("unwanted"))
        now.unwanted = list_from(body, "unwanted", errors, unwanted_from);
    take_text(body, "preferred", now.preferred, errors);
    if (body.contains("confirm_quorum"))
        now.confirm_quorum = flag_member(body, "confirm_quorum", errors);
    return now;
}

}  // namespace quorate::server
