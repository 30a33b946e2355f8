#include "server/api/case_json.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/api/given_members.hpp"

namespace quorate::server {
namespace {

json::value date_or_null(const std::optional<core::Date>& date)
{
    return date ? json::value(core::iso(*date)) : json::value();
}

json::array answers_of(const std::vector<core::ChildAnswer>& answers)
{
    json::array list;
    for (const core::ChildAnswer& each : answers)
        list.push_back(json::object{{"child", each.child.text()},
                                    {"status", code(each.status)},
                                    {"met_on", date_or_null(each.met_on)}});
    return list;
}

json::array ids_of(const std::vector<core::ChildId>& children)
{
    json::array ids;
    for (const core::ChildId& child : children)
        ids.push_back(json::value(child.text()));
    return ids;
}

template <class Items>
json::array list_of(const Items& items)
{
    json::array list;
    for (const auto& each : items)
        list.push_back(to_json(each));
    return list;
}

json::object due_date_json(const core::CaseDueDate& due)
{
    const core::StatutoryRule& rule = rule_of(due);
    return {
        {"id", due.id.text()},
        {"case", due.case_id.text()},
        {"rule_id", due.rule_id},
        {"label", rule.label},
        {"level", code(rule.level)},
        {"meeting_type", due.meeting_type ? json::value(code(*due.meeting_type)) : json::value()},
        {"event", due.event.text()},
        {"counted_from", core::iso(due.counted_from)},
        {"limit_date", core::iso(due.limit_date)},
        {"schedule_by", core::iso(due.schedule_by)},
        {"status", code(due.status)},
        {"provisional", due.is_provisional},
        {"met_on", date_or_null(due.met_on)},
        {"meeting", id_or_null(due.meeting)},
        {"settled_reason", due.settled_reason},
        {"limit_at", instant_or_null(due.limit_at)},
        {"met_at", instant_or_null(due.met_at)}};
}

bool has(const json::object& body, std::string_view name)
{
    return body.if_contains(name) != nullptr;
}

// Sets `value` to the member's text when there is one.
void take(const json::object& body,
          std::string_view name,
          std::string& value,
          std::vector<core::FieldError>& errors)
{
    if (has(body, name)) value = text_member(body, name, errors);
}

template <class Tag>
void take(const json::object& body,
          std::string_view name,
          core::Private<Tag>& value,
          std::vector<core::FieldError>& errors)
{
    if (has(body, name)) value = core::Private<Tag>{text_member(body, name, errors)};
}

template <class Tag>
void take(const json::object& body,
          std::string_view name,
          core::Id<Tag>& value,
          std::vector<core::FieldError>& errors)
{
    if (has(body, name)) value = core::Id<Tag>{text_member(body, name, errors)};
}

void take(const json::object& body,
          std::string_view name,
          bool& value,
          std::vector<core::FieldError>& errors)
{
    if (has(body, name)) value = flag_member(body, name, errors);
}

void take(const json::object& body,
          std::string_view name,
          std::optional<core::Date>& value,
          std::vector<core::FieldError>& errors)
{
    if (has(body, name)) value = date_member(body, name, errors);
}

}  // namespace

json::value instant_or_null(const std::optional<core::Instant>& at)
{
    return at ? json::value(core::iso_utc(*at)) : json::value();
}

json::object to_json(const core::CaseSummary& summary)
{
    const core::FamilyCase& family = summary.family;
    return {{"id", family.id.text()},
            {"reference", family.reference},
            {"family_name", family.family_name.reveal()},
            {"jurisdiction", code(family.jurisdiction)},
            {"team", family.team.text()},
            {"lead_worker", family.lead_worker.text()},
            {"level", family.level},
            {"open", family.is_open},
            {"children_count", summary.children},
            {"version", family.version}};
}

json::object to_json(const core::CaseFile& file)
{
    json::object body = to_json(file.summary);
    body["children"] = list_of(file.children);
    body["family_members"] = list_of(file.members);
    body["excluded_people"] = list_of(file.excluded);
    return body;
}

json::object to_json(const core::Child& child)
{
    return {{"id", child.id.text()},
            {"given_name", child.given_name.reveal()},
            {"family_name", child.family_name.reveal()},
            {"date_of_birth", date_or_null(child.date_of_birth)},
            {"expected_delivery_date", date_or_null(child.expected_delivery_date)},
            {"date_of_death", date_or_null(child.date_of_death)},
            {"version", child.version}};
}

json::object to_json(const core::FamilyMember& member)
{
    return {{"id", member.id.text()},
            {"name", member.name.reveal()},
            {"relationship", member.relationship},
            {"has_parental_responsibility", member.has_parental_responsibility},
            {"email", member.email.reveal()},
            {"phone", member.phone.reveal()},
            {"may_email", member.may_email},
            {"language", member.language},
            {"interpreter", member.interpreter},
            {"safe_contact_notes", member.safe_contact_notes.reveal()},
            {"version", member.version}};
}

json::object to_json(const core::ExcludedPerson& person)
{
    return {{"id", person.id},
            {"family_member", id_or_null(person.member)},
            {"contact", id_or_null(person.contact)},
            {"reason", person.reason.reveal()},
            {"flagged_by", person.flagged_by.text()},
            {"flagged_at", core::iso_utc(person.flagged_at)}};
}

json::object to_json(const core::MustNotMeet& pair)
{
    return {{"id", pair.id},
            {"family_members", json::array{pair.one.text(), pair.other.text()}},
            {"reason", pair.reason.reveal()},
            {"noted_by", pair.noted_by.text()},
            {"noted_at", core::iso_utc(pair.noted_at)}};
}

json::object to_json(const core::CaseEvent& event)
{
    return {{"id", event.id.text()},
            {"kind", code(event.kind)},
            {"on", core::iso(event.on)},
            {"time", event.at ? json::value(core::london_clock_time(*event.at)) : json::value()},
            {"children", ids_of(event.children)},
            {"initiates_section_47", event.initiates_section_47},
            {"makes_plan", event.makes_plan},
            {"note", event.note.reveal()},
            {"recorded_by", event.recorded_by.text()},
            {"recorded_at", core::iso_utc(event.recorded_at)},
            {"corrects", id_or_null(event.corrects)},
            {"correction_reason", event.correction_reason.reveal()},
            {"replaced_at", instant_or_null(event.replaced_at)},
            {"withdrawal_reason", event.withdrawal_reason.reveal()}};
}

namespace {

json::value adjourned_json(const std::optional<core::LastAdjourned>& adjourned)
{
    if (!adjourned) return nullptr;
    const auto& by = adjourned->again_by;
    return json::object{{"on", core::iso(adjourned->on)},
                        {"again_by", by ? json::value(core::iso(*by)) : json::value()}};
}

}  // namespace

json::object to_json(const core::ExplainedDueDate& date, core::Language language)
{
    json::object body = due_date_json(date.due);
    const core::StatutoryRule& rule = date.explanation.rule;
    body["children"] = answers_of(date.due.children);
    body["label"] = label(rule, language);
    body["language"] = code(language);
    // What is settled has no time left, and none that it lacks.
    const bool is_open = date.due.status == core::DueStatus::open;
    body["working_days_left"] = is_open ? json::value(date.left.working_days) : json::value();
    body["late"] = is_open && date.left.is_late;
    body["explanation"] = json::value_from(sentences(date.explanation, language));
    body["source"] = rule.source;
    body["edition"] = rule.edition;
    body["paragraph"] = rule.paragraph;
    const core::OverrunRequest* extension = core::extension_of(date.due, date.overruns);
    body["extended_to"] =
        extension != nullptr ? json::value(core::iso(extension->expected_on)) : json::value();
    body["last_adjourned"] = adjourned_json(date.adjourned);
    return body;
}

json::object to_json(const core::NeedsADate& entry)
{
    json::object body = due_date_json(entry.row.due);
    body["reference"] = entry.row.reference;
    body["family_name"] = entry.row.family_name.reveal();
    body["team_name"] = entry.row.team_name;
    body["children_count"] = entry.row.children;
    body["unborn_count"] = entry.row.unborn;
    body["waiting_children"] = entry.row.waiting;
    body["working_days_left"] = entry.left.working_days;
    body["late"] = entry.left.is_late;
    body["why"] = entry.why;
    body["waiting_for"] = entry.waiting_for;
    body["last_adjourned"] = adjourned_json(entry.adjourned);
    return body;
}

json::object to_json(const core::DueEntry& entry)
{
    json::object body = due_date_json(entry.row.due);
    body["reference"] = entry.row.reference;
    body["family_name"] = entry.row.family_name.reveal();
    body["team_name"] = entry.row.team_name;
    body["children_count"] = entry.row.children;
    body["unborn_count"] = entry.row.unborn;
    body["waiting_children"] = entry.row.waiting;
    body["working_days_left"] = entry.left.working_days;
    body["late"] = entry.left.is_late;
    body["standing"] = code(entry.standing);
    const auto& booked_for = entry.row.due.booked_for;
    body["booked_for"] = booked_for ? json::value(core::rfc3339(*booked_for)) : json::value();
    body["chair"] = id_or_null(entry.row.chair);
    body["overrun"] = id_or_null(entry.row.overrun);
    return body;
}

core::CaseDetails case_details_from(const json::object& body,
                                    core::CaseDetails details,
                                    std::vector<core::FieldError>& errors)
{
    take(body, "reference", details.reference, errors);
    take(body, "family_name", details.family_name, errors);
    take(body, "team", details.team, errors);
    take(body, "lead_worker", details.lead_worker, errors);
    if (has(body, "jurisdiction"))
        details.jurisdiction = core::jurisdiction_from(text_member(body, "jurisdiction", errors));
    return details;
}

core::ChildDetails child_details_from(const json::object& body,
                                      core::ChildDetails details,
                                      std::vector<core::FieldError>& errors)
{
    take(body, "given_name", details.given_name, errors);
    take(body, "family_name", details.family_name, errors);
    take(body, "date_of_birth", details.date_of_birth, errors);
    take(body, "expected_delivery_date", details.expected_delivery_date, errors);
    take(body, "date_of_death", details.date_of_death, errors);
    return details;
}

core::MemberDetails member_details_from(const json::object& body,
                                        core::MemberDetails details,
                                        std::vector<core::FieldError>& errors)
{
    take(body, "name", details.name, errors);
    take(body, "relationship", details.relationship, errors);
    take(body, "has_parental_responsibility", details.has_parental_responsibility, errors);
    take(body, "email", details.email, errors);
    take(body, "phone", details.phone, errors);
    take(body, "may_email", details.may_email, errors);
    take(body, "language", details.language, errors);
    take(body, "interpreter", details.interpreter, errors);
    take(body, "safe_contact_notes", details.safe_contact_notes, errors);
    return details;
}

core::Result<core::FreeText> reason_in(const Request& request)
{
    const auto body = json_body(request);
    if (!body) return body.error();
    std::vector<core::FieldError> errors;
    core::FreeText reason{text_member(*body, "reason", errors)};
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    return reason;
}

core::CaseDetails details_of(const core::FamilyCase& family)
{
    return {.reference = family.reference,
            .family_name = family.family_name,
            .jurisdiction = family.jurisdiction,
            .team = family.team,
            .lead_worker = family.lead_worker};
}

core::ChildDetails details_of(const core::Child& child)
{
    return {.given_name = child.given_name,
            .family_name = child.family_name,
            .date_of_birth = child.date_of_birth,
            .expected_delivery_date = child.expected_delivery_date,
            .date_of_death = child.date_of_death};
}

core::MemberDetails details_of(const core::FamilyMember& member)
{
    return {.name = member.name,
            .relationship = member.relationship,
            .has_parental_responsibility = member.has_parental_responsibility,
            .email = member.email,
            .phone = member.phone,
            .may_email = member.may_email,
            .language = member.language,
            .interpreter = member.interpreter,
            .safe_contact_notes = member.safe_contact_notes};
}

}  // namespace quorate::server
