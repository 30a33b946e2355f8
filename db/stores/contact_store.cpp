#include "db/stores/contact_store.hpp"

#include <map>
#include <string_view>

#include "db/stores/by_name.hpp"
#include "db/stores/first_found.hpp"
#include "db/stores/standing_column.hpp"

namespace quorate::db {
namespace {

struct Listed {
    std::string name;
    core::ContactId id;

    friend auto operator<=>(const Listed&, const Listed&) = default;
};

// Every query here begins with this, so that one function reads all answers.
constexpr std::string_view every_entry =
    "select c.id, c.authority_id, c.agency_id, c.name, c.job_title, c.discipline, c.email, "
    "c.phone, c.is_duty_mailbox, c.deputy_id, c.active, c.version, c.language, c.is_lead, a.name, "
    "a.kind, "
    "a.active, coalesce(d.name, '') from contact c "
    "join agency a on a.authority_id = c.authority_id and a.id = c.agency_id "
    "left join contact d on d.authority_id = c.authority_id and d.id = c.deputy_id ";

template <class... In>
std::vector<core::ContactEntry> entries(Sql& sql, std::string_view rest, const In&... in)
{
    const std::string text = std::string{every_entry}.append(rest);
    std::vector<core::ContactEntry> found;
    for (auto& [id,
                authority,
                agency,
                name,
                job_title,
                discipline,
                email,
                phone,
                is_duty_mailbox,
                deputy,
                active,
                version,
                language,
                is_lead,
                agency_name,
                agency_kind,
                agency_active,
                deputy_name] : sql.select<core::ContactId,
                                          core::AuthorityId,
                                          core::AgencyId,
                                          core::PersonName,
                                          std::string,
                                          std::string,
                                          core::Email,
                                          core::Phone,
                                          bool,
                                          std::optional<core::ContactId>,
                                          bool,
                                          int,
                                          std::string,
                                          bool,
                                          std::string,
                                          std::string,
                                          bool,
                                          core::PersonName>(text.c_str(), in...))
        found.push_back({.contact = {.id = std::move(id),
                                     .authority = std::move(authority),
                                     .agency = std::move(agency),
                                     .name = std::move(name),
                                     .job_title = std::move(job_title),
                                     .discipline = std::move(discipline),
                                     .email = std::move(email),
                                     .phone = std::move(phone),
                                     .is_duty_mailbox = is_duty_mailbox,
                                     .deputy = std::move(deputy),
                                     .active = active,
                                     .version = version,
                                     .language = core::language_from(language).value(),
                                     .is_lead = is_lead},
                         .agency_name = std::move(agency_name),
                         .agency_kind = core::agency_kind_from(agency_kind).value(),
                         .agency_active = agency_active,
                         .deputy_name = std::move(deputy_name)});
    return found;
}

}  // namespace

std::optional<core::ContactEntry> ContactStore::find(const core::AuthorityId& authority,
                                                     const core::ContactId& id)
{
    return first(entries(sql_, "where c.authority_id = :authority and c.id = :id", authority, id));
}

std::optional<core::Contact> ContactStore::find_by_email(const core::AuthorityId& authority,
                                                         const core::AgencyId& agency,
                                                         const core::Email& email)
{
    auto found = entries(sql_,
                         "where c.authority_id = :authority and c.agency_id = :agency "
                         "and c.email = :email",
                         authority,
                         agency,
                         email);
    if (found.empty()) return std::nullopt;
    return std::move(found.front().contact);
}

core::PageOf<core::ContactEntry> ContactStore::list(const core::AuthorityId& authority,
                                                    const core::ContactQuery& query)
{
    const auto [low, high] = bounds(query.standing);
    const std::string agency = query.agency ? query.agency->text() : std::string{};
    std::vector<Listed> listed;
    for (auto& [id, name, job_title, discipline, email, agency_name] : sql_.select<core::ContactId,
                                                                                   core::PersonName,
                                                                                   std::string,
                                                                                   std::string,
                                                                                   core::Email,
                                                                                   std::string>(
             "select c.id, c.name, c.job_title, c.discipline, c.email, a.name from contact c "
             "join agency a on a.authority_id = c.authority_id and a.id = c.agency_id "
             "where c.authority_id = :authority and c.active between :low and :high "
             "and (:any_agency = 1 or c.agency_id = :agency)",
             authority,
             low,
             high,
             agency.empty(),
             agency)) {
        const std::string words = name.reveal() + ' ' + job_title + ' ' + discipline + ' ' +
                                  email.reveal() + ' ' + agency_name;
        if (is_in(query.text, words)) listed.push_back({list_name(name), std::move(id)});
    }
    std::ranges::sort(listed);
    std::optional<Listed> after;
    std::vector<core::ContactEntry> found;
    if (!query.stretch.after.empty()) {
        const auto last = find(authority, core::ContactId{query.stretch.after});
        if (!last) return core::page_of(std::move(found), query.stretch.limit);
        after = Listed{list_name(last->contact.name), last->contact.id};
    }
    for (const Listed& one : stretch_after(std::move(listed), after, query.stretch.limit + 1))
        found.push_back(find(authority, one.id).value());
    return core::page_of(std::move(found), query.stretch.limit);
}

std::vector<core::ContactEntry> ContactStore::choices(const core::AuthorityId& authority)
{
    auto found = entries(sql_,
                         "where c.authority_id = :authority and c.active = 1 and a.active = 1 "
                         "order by a.name, a.id, c.id",
                         authority);
    // Each agency's own by name, and the agencies as they come.
    std::map<core::AgencyId, std::size_t> places;
    for (const core::ContactEntry& entry : found)
        places.try_emplace(entry.contact.agency, places.size());
    sort_by(found, [&](const core::ContactEntry& entry) {
        return std::pair{places.at(entry.contact.agency), list_name(entry.contact.name)};
    });
    return found;
}

std::vector<core::Contact> ContactStore::all(const core::AuthorityId& authority)
{
    std::vector<core::Contact> contacts;
    for (core::ContactEntry& entry :
         entries(sql_, "where c.authority_id = :authority order by c.id", authority))
        contacts.push_back(std::move(entry.contact));
    return contacts;
}

std::vector<core::Contact> ContactStore::leads(const core::AuthorityId& authority)
{
    std::vector<core::Contact> contacts;
    for (core::ContactEntry& entry :
         entries(sql_,
                 "where c.authority_id = :authority and c.is_lead = 1 and c.active = 1 "
                 "and a.active = 1 order by c.id",
                 authority))
        contacts.push_back(std::move(entry.contact));
    return contacts;
}

void ContactStore::end_lead_before(const core::Contact& contact)
{
    if (!contact.is_lead) return;
    sql_.execute(
        "update contact set is_lead = 0 where authority_id = :authority "
        "and agency_id = :agency and id <> :id and is_lead = 1",
        contact.authority,
        contact.agency,
        contact.id);
}

core::Result<core::Done> ContactStore::add(const core::Contact& contact)
{
    if (find_by_email(contact.authority, contact.agency, contact.email))
        return core::Refusal::already_exists;
    end_lead_before(contact);
    const long long added = sql_.execute(
        "insert into contact (id, authority_id, agency_id, name, job_title, discipline, email, "
        "phone, is_duty_mailbox, deputy_id, active, version, language, is_lead) values (:id, "
        ":authority, :agency, :name, :job, :discipline, :email, :phone, :duty, :deputy, :active, "
        ":version, :language, :lead) "
        "on conflict do nothing",
        contact.id,
        contact.authority,
        contact.agency,
        contact.name,
        contact.job_title,
        contact.discipline,
        contact.email,
        contact.phone,
        contact.is_duty_mailbox,
        contact.deputy,
        contact.active,
        contact.version,
        std::string{core::code(contact.language)},
        contact.is_lead);
    if (added == 1) return core::Done{};
    return core::Refusal::already_exists;
}

core::Result<int> ContactStore::save(const core::Contact& contact)
{
    end_lead_before(contact);
    const long long changed = sql_.execute(
        "update contact set name = :name, job_title = :job, discipline = :discipline, "
        "email = :email, phone = :phone, is_duty_mailbox = :duty, deputy_id = :deputy, "
        "active = :active, language = :language, is_lead = :lead, version = version + 1 "
        "where authority_id = :authority and id = :id and version = :version",
        contact.name,
        contact.job_title,
        contact.discipline,
        contact.email,
        contact.phone,
        contact.is_duty_mailbox,
        contact.deputy,
        contact.active,
        std::string{core::code(contact.language)},
        contact.is_lead,
        contact.authority,
        contact.id,
        contact.version);
    if (changed == 1) return contact.version + 1;
    return find(contact.authority, contact.id) ? core::Refusal::stale_version
                                               : core::Refusal::not_found;
}

}  // namespace quorate::db
