#include "server/api/record_json.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {
namespace {

json::value day_json(const std::optional<core::Date>& day)
{
    return day ? json::value(core::iso(*day)) : json::value(nullptr);
}

// Who said something; null when nobody has.
json::value given_json(const std::string& by)
{
    return by.empty() ? json::value(nullptr) : json::value(by);
}

template <class Tag>
json::value id_json(const std::optional<core::Id<Tag>>& id)
{
    return id ? json::value(id->text()) : json::value(nullptr);
}

json::value time_json(const std::optional<std::chrono::minutes>& time)
{
    return time ? json::value(core::stay_time(time)) : json::value(nullptr);
}

json::object seat_json(const core::InviteeEntry& seat)
{
    const core::SeatHolder& holder = seat.invitee.holder;
    return {{"invitee", seat.invitee.id.text()},
            {"contact", id_json(holder.contact)},
            {"family_member", id_json(holder.member)},
            {"user", id_json(holder.user)},
            {"name", seat.name.reveal()},
            {"agency", seat.agency_name},
            {"reply", core::code(seat.invitee.reply)},
            {"attendance", core::code(seat.invitee.attendance)},
            {"arrived", time_json(seat.invitee.stay.arrived)},
            {"left", time_json(seat.invitee.stay.left)},
            {"expected", core::code(core::expected_attendance(seat.invitee.reply))}};
}

json::object quorum_json(const core::Quorum& quorum)
{
    json::array missing;
    for (const std::string& words : quorum.missing)
        missing.emplace_back(words);
    return {{"state", core::code(quorum.state)},
            {"needed", quorum.needed},
            {"have", quorum.have},
            {"rule", quorum.rule},
            {"missing", std::move(missing)}};
}

json::object closing_json(const core::Closing& closing)
{
    return {{"at", core::iso_utc(closing.closed_at)},
            {"quorum", core::code(closing.quorum)},
            {"proceed_reason", closing.proceed_reason.reveal()},
            {"interim_plan", closing.interim_plan.reveal()},
            {"reconvene_by",
             closing.reconvene_by ? json::value(core::iso(*closing.reconvene_by))
                                  : json::value(nullptr)},
            {"allowed_by", id_json(closing.allowed_by)},
            {"allowed_reason", closing.allowed_reason.reveal()}};
}

json::object recipient_ids(const core::Circulation& row)
{
    return {{"invitee", id_json(row.invitee)},
            {"contact", id_json(row.contact)},
            {"family_member", id_json(row.family_member)},
            {"user", id_json(row.user)}};
}

template <class Ids>
json::array ids_json(const Ids& ids)
{
    json::array all;
    for (const auto& id : ids)
        all.emplace_back(id.text());
    return all;
}

}  // namespace

json::value moment_json(const std::optional<core::Instant>& at)
{
    return at ? json::value(core::iso_utc(*at)) : json::value(nullptr);
}

json::object meeting_state_json(const core::Meeting& meeting)
{
    return {{"id", meeting.id.text()},
            {"status", core::code(meeting.status)},
            {"opened_at", moment_json(meeting.opened_at)},
            {"closed_at", moment_json(meeting.closed_at)},
            {"version", meeting.version}};
}

json::object register_json(const core::Register& roll)
{
    json::array seats;
    for (const core::InviteeEntry& seat : roll.seats)
        seats.push_back(seat_json(seat));
    json::object body{{"meeting", meeting_state_json(roll.file.meeting)},
                      {"seats", std::move(seats)},
                      {"quorum", quorum_json(roll.quorum)},
                      {"closing", nullptr}};
    if (roll.closing) body["closing"] = closing_json(*roll.closing);
    return body;
}

json::object section_json(const core::MinuteSection& section)
{
    return {{"id", section.id.text()},
            {"position", section.position},
            {"item", section.item},
            {"title", section.title},
            {"body", section.body.reveal()},
            {"visible_to_family", section.visible_to_family},
            {"updated_at", moment_json(section.updated_at)},
            {"version", section.version}};
}

json::object decision_json(const core::ChildDecision& decision)
{
    return {{"id", decision.id.text()},
            {"child", decision.child.text()},
            {"outcome", core::code(decision.outcome)},
            {"category", decision.category},
            {"reasons", decision.reasons.reveal()},
            {"dissent", decision.dissent.reveal()},
            {"visible_to_family", decision.visible_to_family},
            {"version", decision.version}};
}

json::object amendment_json(const core::Amendment& amendment)
{
    return {{"id", amendment.id.text()},
            {"number", amendment.number},
            {"section", id_json(amendment.section)},
            {"part", amendment.part ? json::value(text_of(*amendment.part)) : json::value(nullptr)},
            {"body", amendment.body.reveal()},
            {"reason", amendment.reason.reveal()},
            {"visible_to_family", amendment.visible_to_family},
            {"made_by", amendment.made_by.text()},
            {"made_at", core::iso_utc(amendment.made_at)},
            {"digest", amendment.digest}};
}

json::object minutes_json(const core::MinutesFile& file)
{
    json::array sections;
    for (const core::MinuteSection& section : file.sections)
        sections.push_back(section_json(section));
    json::array amendments;
    for (const core::Amendment& amendment : file.amendments)
        amendments.push_back(amendment_json(amendment));
    const core::Minutes minutes = file.minutes.value_or(core::Minutes{});
    return {{"meeting", file.file.meeting.id.text()},
            {"status", file.minutes ? core::code(minutes.status) : "not_opened"},
            {"approved_at", moment_json(minutes.approved_at)},
            {"approved_by", id_json(minutes.approved_by)},
            {"version", file.minutes ? minutes.version : 0},
            {"digest", minutes.digest},
            {"sections", std::move(sections)},
            {"amendments", std::move(amendments)}};
}

json::object action_json(const core::ActionRow& row)
{
    const core::ActionPoint& action = row.action;
    json::object body{{"id", action.id.text()},
                      {"meeting", action.meeting.text()},
                      {"what", action.what.reveal()},
                      {"plain_language", action.plain_language.reveal()},
                      {"owner",
                       {{"user", id_json(action.owner.user)},
                        {"contact", id_json(action.owner.contact)},
                        {"family_member", id_json(action.owner.family_member)},
                        {"name", row.owner_name.reveal()},
                        {"agency", row.agency_name},
                        {"agency_kind", row.agency_kind}}},
                      {"agreed_with", action.agreed_with.reveal()},
                      {"outcome_intended", action.outcome_intended.reveal()},
                      {"evidence_planned", action.evidence_planned.reveal()},
                      {"evidence_given", action.evidence_given.reveal()},
                      {"priority", core::code(action.priority)},
                      {"due_on", core::iso(action.due_on)},
                      {"not_before", day_json(action.not_before)},
                      {"status", core::code(action.status)},
                      {"progress", action.progress.reveal()},
                      {"visible_to_family", action.visible_to_family},
                      {"started_at", moment_json(action.started_at)},
                      {"started_by", given_json(action.started_by)},
                      {"done_at", moment_json(action.done_at)},
                      {"done_by", given_json(action.done_by)},
                      {"confirmed_at", moment_json(action.confirmed_at)},
                      {"confirmed_by", given_json(action.confirmed_by)},
                      {"version", action.version}};
    // Whose case it is, an owner with no more than a seat is not told.
    if (!row.is_reduced) body["case"] = action.case_id.text();
    return body;
}

json::array actions_json(const std::vector<core::ActionRow>& rows)
{
    json::array all;
    for (const core::ActionRow& row : rows)
        all.push_back(action_json(row));
    return all;
}

json::object circulation_json(const core::CirculationRow& row)
{
    const core::Circulation& sent = row.circulation;
    return {
        {"id", sent.id.text()},
        {"kind", core::code(sent.kind)},
        {"recipient", recipient_ids(sent)},
        {"state", core::code(core::delivery_of(row))},
        {"sections", ids_json(sent.released.sections)},
        {"decisions", ids_json(sent.released.decisions)},
        {"actions", ids_json(sent.released.actions)},
        {"amendments", ids_json(sent.released.amendments)},
        {"plan", ids_json(sent.released.plan)},
        {"sent_at", core::iso_utc(sent.sent_at)},
        {"expires_at", core::iso_utc(sent.expires_at)},
        {"opened_at", moment_json(sent.opened_at)},
        {"revoked_at", moment_json(sent.revoked_at)},
        {"information_use", sent.use ? json::value(core::code(*sent.use)) : json::value(nullptr)}};
}

json::object release_json(const core::Release& release)
{
    json::array sections;
    for (const core::ReleasedSection& each : release.sections)
        sections.push_back(json::object{
            {"id", each.id.text()}, {"title", each.title}, {"body", each.body.reveal()}});
    json::array decisions;
    for (const core::ReleasedDecision& each : release.decisions)
        decisions.push_back(json::object{{"id", each.id.text()},
                                         {"child", each.child.reveal()},
                                         {"outcome", each.outcome},
                                         {"category", each.category},
                                         {"reasons", each.reasons.reveal()},
                                         {"dissent", each.dissent.reveal()}});
    json::array actions;
    for (const core::ReleasedAction& each : release.actions)
        actions.push_back(json::object{{"id", each.id.text()},
                                       {"what", each.what.reveal()},
                                       {"owner", each.owner_name.reveal()},
                                       {"agency", each.agency_name},
                                       {"agreed_with", each.agreed_with.reveal()},
                                       {"evidence_planned", each.evidence_planned.reveal()},
                                       {"due_on", core::iso(each.due_on)}});
    json::array amendments;
    for (const core::ReleasedAmendment& each : release.amendments)
        amendments.push_back(json::object{{"id", each.id.text()},
                                          {"number", each.number},
                                          {"part", each.title},
                                          {"item", each.item},
                                          {"body", each.body.reveal()},
                                          {"made_on", core::iso(each.made_on)}});
    json::array plan;
    for (const core::ReleasedPlanPart& each : release.plan) {
        json::array children;
        for (const core::PersonName& child : each.children)
            children.emplace_back(child.reveal());
        json::array texts;
        for (const core::ReleasedPlanPart::Text& text : each.texts)
            texts.push_back(json::object{{"label", text.label}, {"words", text.words.reveal()}});
        plan.push_back(json::object{{"id", each.id.text()},
                                    {"children", std::move(children)},
                                    {"texts", std::move(texts)},
                                    {"ended", each.is_ended}});
    }
    json::array seats;
    for (const core::ReleasedSeat& each : release.attendance)
        seats.push_back(json::object{{"name", each.name.reveal()},
                                     {"about", each.about},
                                     {"attendance", each.attendance},
                                     {"deputy", each.deputy.reveal()},
                                     {"is_chair", each.is_chair}});
    json::array missing;
    for (const std::string& words : release.who_was_missing)
        missing.emplace_back(words);
    json::value adjournment;
    if (release.adjournment) {
        json::array until_then;
        for (const core::FreeText& line : release.adjournment->until_then)
            until_then.emplace_back(line.reveal());
        adjournment = json::object{{"again_by", day_json(release.adjournment->again_by)},
                                   {"again_at", moment_json(release.adjournment->again_at)},
                                   {"until_then", std::move(until_then)}};
    }
    return {{"kind", release.kind},
            {"adjournment", std::move(adjournment)},
            {"lacked_quorum", release.lacked_quorum},
            {"who_was_missing", std::move(missing)},
            {"attendance", std::move(seats)},
            {"sections", std::move(sections)},
            {"decisions", std::move(decisions)},
            {"actions", std::move(actions)},
            {"amendments", std::move(amendments)},
            {"plan", std::move(plan)}};
}

}  // namespace quorate::server
