#include "server/api/directory_json.hpp"

#include "core/access/role.hpp"

namespace quorate::server {
namespace {

core::Result<core::Standing> standing_of(const Request& request)
{
    const std::string& active = request.query.get("active");
    if (active.empty() || active == "true") return core::Standing::active;
    if (active == "false") return core::Standing::inactive;
    if (active == "any") return core::Standing::any;
    return core::invalid("active", "Must be true, false or any");
}

}  // namespace

json::object to_json(const core::Authority& authority)
{
    return {{"id", authority.id.text()},
            {"name", authority.name},
            {"jurisdiction", code(authority.jurisdiction)},
            {"meetings_email", authority.meetings_email},
            {"meetings_phone", authority.meetings_phone},
            {"quorum",
             json::object{{"other_agencies", authority.quorum.other_agencies},
                          {"health_counts_as", code(authority.quorum.health_counts_as)}}},
            {"is_demo", authority.is_demo},
            {"version", authority.version}};
}

json::object to_json(const core::Agency& agency)
{
    return {{"id", agency.id.text()},
            {"name", agency.name},
            {"kind", code(agency.kind)},
            {"active", agency.active},
            {"version", agency.version}};
}

json::object to_json(const core::ContactEntry& entry)
{
    const core::Contact& contact = entry.contact;
    return {{"id", contact.id.text()},
            {"agency", contact.agency.text()},
            {"agency_name", entry.agency_name},
            {"agency_kind", code(entry.agency_kind)},
            {"name", contact.name.reveal()},
            {"job_title", contact.job_title},
            {"discipline", contact.discipline},
            {"email", contact.email.reveal()},
            {"phone", contact.phone.reveal()},
            {"duty_mailbox", contact.is_duty_mailbox},
            {"deputy", contact.deputy ? json::value(contact.deputy->text()) : json::value()},
            {"language", code(contact.language)},
            {"lead", contact.is_lead},
            {"active", contact.active},
            {"version", contact.version}};
}

json::object to_json(const core::Room& room)
{
    json::array features;
    for (const core::AccessFeature feature : room.features)
        features.emplace_back(code(feature));
    return {{"id", room.id.text()},
            {"name", room.name},
            {"building", room.building},
            {"capacity", room.capacity},
            {"features", std::move(features)},
            {"active", room.active},
            {"version", room.version}};
}

json::object to_json(const core::Team& team)
{
    return {{"id", team.id.text()},
            {"name", team.name},
            {"active", team.active},
            {"version", team.version}};
}

json::object to_json(const core::StaffMember& person)
{
    json::array teams;
    for (const std::string& team : person.teams)
        teams.emplace_back(team);
    return {{"id", person.id.text()},
            {"name", person.name.reveal()},
            {"email", person.email.reveal()},
            {"job_title", person.job_title},
            {"role", core::role_code(person.role)},
            {"chairs_meetings", person.chairs_meetings},
            {"teams", std::move(teams)},
            {"active", person.active}};
}

core::Result<ListAsked> list_asked(const Request& request)
{
    const auto paging = paging_of(request);
    if (!paging) return paging.error();
    const auto standing = standing_of(request);
    if (!standing) return standing.error();
    return ListAsked{.text = request.query.get("q"),
                     .standing = *standing,
                     .stretch = {.after = paging->after, .limit = paging->limit}};
}

ApiAnswer created(ApiAnswer answer, std::string location)
{
    answer.status = 201;
    answer.location = std::move(location);
    return answer;
}

std::string patched_text(const json::object& body,
                         std::string_view name,
                         const std::string& before,
                         std::vector<core::FieldError>& errors)
{
    return body.contains(name) ? text_member(body, name, errors) : before;
}

bool patched_flag(const json::object& body,
                  std::string_view name,
                  bool before,
                  std::vector<core::FieldError>& errors)
{
    return body.contains(name) ? flag_member(body, name, errors) : before;
}

bool changes_details(const json::object& body)
{
    for (const auto& member : body)
        if (member.key() != "active") return true;
    return false;
}

}  // namespace quorate::server
