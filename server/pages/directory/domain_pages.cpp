#include "server/pages/directory/domain_pages.hpp"

#include "core/directory/allowed_domains.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/proposals/proposal_pages.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

std::string domains_url()
{
    return directory_url("domains");
}

std::vector<Option> kind_options()
{
    std::vector<Option> options;
    for (const core::AgencyKind kind : core::all_agency_kinds())
        options.push_back({std::string{code(kind)}, std::string{label(kind)}});
    return options;
}

// A row for each domain, with the button that asks for its end.
View rows_of(const std::vector<core::AllowedDomain>& domains)
{
    return view_list(domains, [](const core::AllowedDomain& each) {
        View row;
        row["kind"] = std::string{label(each.kind)};
        row["domain"] = each.domain;
        row["below"] = each.domain.starts_with('.');
        row["kind_code"] = std::string{code(each.kind)};
        row["end"] = button({.label = "Stop allowing it", .look = ButtonLook::secondary});
        return row;
    });
}

Table outside_table(const std::vector<core::ContactEntry>& outside)
{
    Table table{.caption = "Contacts outside the allowed domains",
                .columns = {"Name", "Agency", "E-mail address"}};
    for (const core::ContactEntry& each : outside)
        table.rows.push_back({.cells = {{.text = each.contact.name.reveal(),
                                         .url = entry_url("contacts", each.contact.id.text())},
                                        {.text = each.agency_name + " (" +
                                                 std::string{label(each.agency_kind)} + ")"},
                                        {.text = each.contact.email.reveal()}}});
    return table;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const core::ChangeDomain& typed,
              const FormTrouble& trouble = {{}, 200})
{
    const auto found = app.read(
        actor, [&](core::UnitOfWork& work) { return core::view_domains(work, app.clock, actor); });
    if (!found) return refusal_page(app, request, actor, found.error());
    View page;
    page["head"] = page_head({.heading = "Allowed e-mail domains"});
    page["error_summary"] = error_summary(trouble.errors);
    page["has_domains"] = !found->domains.empty();
    page["domains"] = rows_of(found->domains);
    page["end_url"] = domains_url() + "/end";
    page["has_open"] = !found->open.empty();
    page["open"] = view_list(found->open, [](const core::OpenKind& each) {
        View row;
        row["kind"] = std::string{label(each.kind)};
        row["contacts"] = counted(each.contacts, "contact", "contacts");
        return row;
    });
    page["has_outside"] = !found->outside.empty();
    page["outside"] = found->outside.empty() ? View{false} : table(outside_table(found->outside));
    const std::vector<View> fields{
        select({.name = "kind",
                .label = "Kind of agency",
                .options = kind_options(),
                .chosen = typed.kind,
                .prompt = "Choose a kind of agency",
                .error = error_for(trouble.errors, "kind")}),
        text_input({.name = "domain",
                    .label = "Domain",
                    .value = typed.domain,
                    .hint = "nhs.net is that domain alone; .nhs.uk, with a dot in front, is every "
                            "domain below it",
                    .error = error_for(trouble.errors, "domain"),
                    .width = 30,
                    .autocomplete = "off"}),
        checkboxes({.name = "checked",
                    .legend = "Whose it is",
                    .options = {{.value = "yes",
                                 .label = "I have checked with the agency that it is theirs"}},
                    .chosen = typed.is_checked ? std::vector<std::string>{"yes"}
                                               : std::vector<std::string>{},
                    .small = true})};
    page["fields"] = view_list(fields, [](const View& field) { return field; });
    page["save_url"] = domains_url();
    page["save"] = button({.label = "Ask for it"});
    return html_page(app,
                     request,
                     actor,
                     "directory/domains",
                     {.title = "Allowed e-mail domains",
                      .section = Section::directory,
                      .back = {"Contacts", directory_url("contacts")},
                      .status = trouble.status},
                     std::move(page));
}

using Propose = core::Result<core::Proposal> (*)(core::UnitOfWork&,
                                                 const core::Clock&,
                                                 core::RandomSource&,
                                                 const core::Actor&,
                                                 const core::ChangeDomain&);

Response ask_for(App& app, const Request& request, const core::Actor& actor, Propose propose)
{
    const Fields form = form_of(request);
    const core::ChangeDomain command{.kind = form.get("kind"),
                                     .domain = form.get("domain"),
                                     .is_checked = form.get("checked") == "yes"};
    const auto asked = app.transact(actor, [&](core::UnitOfWork& work) {
        return propose(work, app.clock, app.random, actor, command);
    });
    if (asked) return proposed(*asked);
    const auto trouble = form_trouble(asked.error());
    if (!trouble) return refusal_page(app, request, actor, asked.error());
    return show(app, request, actor, command, *trouble);
}

}  // namespace

Response get_domains(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor, {});
}

Response post_domain(App& app, const Request& request, const core::Actor& actor)
{
    return ask_for(app, request, actor, core::propose_domain);
}

Response post_end_of_domain(App& app, const Request& request, const core::Actor& actor)
{
    return ask_for(app, request, actor, core::propose_end_of_domain);
}

}  // namespace quorate::server
