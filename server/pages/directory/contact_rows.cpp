#include "server/pages/directory/contact_rows.hpp"

#include "server/pages/directory/directory_layout.hpp"

namespace quorate::server {
namespace {

std::string sub_of(const core::Contact& contact)
{
    std::string sub = contact.is_lead ? "Leads the agency" : "";
    if (contact.is_duty_mailbox) sub += sub.empty() ? "Duty mailbox" : ". Duty mailbox";
    return sub;
}

}  // namespace

Table contact_table(const std::vector<core::ContactEntry>& contacts, AgencyColumn agency)
{
    Table table{.caption = "Contacts", .columns = {"Name"}};
    if (agency == AgencyColumn::shown) table.columns.push_back("Agency");
    table.columns.insert(table.columns.end(), {"Job", "E-mail", "Telephone"});
    for (const core::ContactEntry& entry : contacts) {
        const core::Contact& contact = entry.contact;
        TableRow row{.tone = contact.active ? RowTone::plain : RowTone::quiet};
        row.cells.push_back({.text = contact.name.reveal(),
                             .url = entry_url("contacts", contact.id.text()),
                             .sub = sub_of(contact),
                             .chips = standing_chips(contact.active && entry.agency_active)});
        if (agency == AgencyColumn::shown)
            row.cells.push_back(
                {.text = entry.agency_name, .sub = std::string{label(entry.agency_kind)}});
        row.cells.push_back({.text = contact.job_title, .sub = contact.discipline});
        row.cells.push_back({.text = contact.email.reveal()});
        row.cells.push_back({.text = contact.phone.reveal()});
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace quorate::server
