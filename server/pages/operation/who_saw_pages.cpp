#include "server/pages/operation/who_saw_pages.hpp"

#include "core/access/role.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/operation/audit_words.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {
namespace {

std::string name_text(const core::PersonWhoSaw& person)
{
    if (!person.name.reveal().empty()) return person.name.reveal();
    if (person.is_family) return "A member of the family";
    if (!person.place.empty()) return person.place;
    for (const core::SeenAs relation : person.relations) {
        if (relation == core::SeenAs::service) return "The service";
        if (relation == core::SeenAs::link) return "By a mailed link";
    }
    return "Someone without an account here";
}

std::string place_text(const core::PersonWhoSaw& person)
{
    if (!person.place.empty() && !person.name.reveal().empty()) return person.place;
    if (person.is_family) return "Family";
    return role_logged(person.role);
}

std::string relations_text(const core::PersonWhoSaw& person)
{
    std::string text;
    for (const core::SeenAs relation : person.relations)
        text += (text.empty() ? "" : "; ") + std::string{core::label(relation)};
    return text;
}

View people_table(const core::WhoSaw& seen)
{
    Table people{.caption = "Who has seen it, the last to look first",
                 .columns = {"Who", "How", "First", "Last", "Times", "Refused"},
                 .rows = {}};
    for (const core::PersonWhoSaw& person : seen.people) {
        const bool has_seen = person.times > 0;
        people.rows.push_back(
            {.cells = {{.text = name_text(person), .sub = place_text(person)},
                       {.text = relations_text(person)},
                       {.text = has_seen ? when_logged(person.first) : std::string{"Never"}},
                       {.text = has_seen ? when_logged(person.last) : std::string{"Never"}},
                       {.text = number_text(person.times), .number = true},
                       {.text = number_text(person.refused), .number = true}},
             .tone = person.refused > 0 ? RowTone::soon : RowTone::plain});
    }
    return people.rows.empty() ? View{false} : table(people);
}

}  // namespace

Response who_saw_page(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const core::WhoSaw& seen,
                      const Link& back)
{
    View page;
    page["head"] = page_head({.heading = "Who has seen this record",
                              .sub = "As at " + core::london_long_time(seen.as_at),
                              .eyebrow = seen.reference});
    page["people"] = people_table(seen);
    page["nothing"] = seen.people.empty()
                          ? empty_state({.heading = "Nobody has seen it",
                                         .text = "The log has no entry about this family."})
                          : View{false};
    return html_page(app,
                     request,
                     actor,
                     "audit/who_saw",
                     {.title = "Who has seen a record", .back = back},
                     std::move(page));
}

Response get_who_saw(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id{request.value(0)};
    const auto seen = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::who_saw(work, app.clock, actor, {.id = id}, {});
    });
    // Who has to say why asks on a page that has a place for it.
    if (!seen && belongs_in_form(seen.error())) return see_other(audit_url());
    if (!seen) return refusal_page(app, request, actor, seen.error());
    return who_saw_page(app, request, actor, *seen, {"Back to the family", family_url(id)});
}

}  // namespace quorate::server
