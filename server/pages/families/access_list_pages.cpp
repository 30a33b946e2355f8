// Who is let into a family one by one, until when.
#include "server/pages/families/access_list_pages.hpp"

#include <algorithm>

#include "core/cases/access_list.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"

namespace quorate::server {
namespace {

core::CaseId case_of(const Request& request)
{
    return core::CaseId{request.value(0)};
}

core::UserId user_of(const Request& request)
{
    return core::UserId{request.value(1)};
}

std::string level_words(int level)
{
    return level == 1 ? "Restricted" : "Sealed";
}

// An entry ends with a day.
std::string last_day(const core::AccessEntry& entry)
{
    return core::short_date(core::london_date(entry.expires_at - std::chrono::seconds{1}));
}

View entries_table(const core::AccessList& list)
{
    if (list.entries.empty()) return View{false};
    Table table{.caption = "Who is on the access list, the first to end first",
                .columns = {"Who", "Until the end of", "Why", "Added by", ""}};
    for (const core::NamedAccessEntry& each : list.entries) {
        const std::string name = each.name.reveal();
        table.rows.push_back(
            {.cells = {{.text = name},
                       {.text = last_day(each.entry)},
                       {.text = each.entry.reason.reveal()},
                       {.text = each.added_by.reveal()},
                       {.buttons = {{.label = "Remove",
                                     .url = remove_access_url(list.family.id, each.entry.user),
                                     .about = name}}}}});
    }
    return server::table(table);
}

std::vector<View> add_fields(const core::AccessList& list,
                             const Fields& typed,
                             const std::vector<core::FieldError>& errors)
{
    const auto wrong = [&](const char* field) { return error_for(errors, field); };
    std::vector<Option> people;
    for (const core::NamedUser& each : list.candidates)
        people.push_back({each.id.text(), each.name.reveal(), ""});
    return {
        select({.name = "user",
                .label = "Who",
                .options = std::move(people),
                .chosen = typed.get("user"),
                .prompt = "Choose a person",
                .error = wrong("user")}),
        radios(
            {.name = "term",
             .legend = "What for?",
             .options = {{"task", "A task", "14 days, unless you say less"},
                         {"worker", "They work with the family", "6 months, unless you say less"}},
             .chosen = typed.get("term"),
             .error = wrong("term")}),
        date_input({.name = "ends_on",
                    .label = "Last day, if it is earlier (optional)",
                    .value = typed.get("ends_on"),
                    .error = wrong("ends_on")}),
        textarea({.name = "reason",
                  .label = "Why must they see this family?",
                  .value = typed.get("reason"),
                  .hint = "At least 15 characters. Name nobody of the family: it is kept for good.",
                  .error = wrong("reason"),
                  .rows = 3})};
}

View look_alert(const core::AccessList& list, core::Date today)
{
    if (list.family.level == 0) return View{false};
    const bool overdue = list.look_by < today;
    return alert(overdue ? Alert::warning : Alert::information,
                 {.strong = level_words(list.family.level) + ".",
                  .text = "Every 90 days somebody looks at whether the family still needs it: " +
                          std::string{overdue ? "this was due by " : "next by "} +
                          core::long_date(list.look_by) + ".",
                  .link = "Look at it now",
                  .link_url = keep_restriction_url(list.family.id)});
}

Response list_page(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const Fields& typed,
                   const FormTrouble& trouble = {{}, 200})
{
    const auto list = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_access_list(work, case_tools(app), actor, case_of(request));
    });
    if (!list) return refusal_page(app, request, actor, list.error());
    const core::RestrictedCase& family = list->family;
    View page;
    page["error_summary"] = error_summary(trouble.errors);
    page["head"] = page_head({.heading = "Access list", .eyebrow = family.reference});
    page["open_family"] =
        family.level == 0
            ? alert(Alert::information,
                    {.strong = "This family is not restricted.",
                     .text = "Its team's managers, chairs and business support see it as well."})
            : View{false};
    page["look"] = look_alert(*list, core::london_date(app.now()));
    page["entries"] = entries_table(*list);
    page["nobody"] = list->entries.empty();
    page["add_url"] = access_list_url(family.id);
    page["fields"] = view_list(add_fields(*list, typed, trouble.errors),
                               [](const View& field) { return field; });
    page["add"] = button({.label = "Add to the list"});
    page["keep_url"] = family.level > 0 ? keep_restriction_url(family.id) : std::string{};
    return html_page(app,
                     request,
                     actor,
                     "families/access_list",
                     {.title = "Access list",
                      .section = Section::families,
                      .back = {.label = "Access lists", .url = access_lists_url()},
                      .status = trouble.status},
                     std::move(page));
}

// A form about the list with nothing but a reason.
struct ReasonForm {
    std::string heading;
    std::string hint;
    std::string label;
    std::string save_label;
    std::string save_url;
};

Response reason_form(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const core::AccessList& list,
                     const ReasonForm& form,
                     const std::string& reason,
                     const FormTrouble& trouble)
{
    return family_form(
        app,
        request,
        actor,
        {.title = "Access list",
         .heading = form.heading,
         .eyebrow = list.family.reference,
         .hint = form.hint,
         .fields = {textarea(
             {.name = "reason",
              .label = form.label,
              .value = reason,
              .hint = "At least 15 characters. Name nobody of the family: it is kept for good.",
              .error = error_for(trouble.errors, "reason"),
              .rows = 3})},
         .save_label = form.save_label,
         .save_url = form.save_url,
         .back = {.label = "Access list", .url = access_list_url(list.family.id)},
         .errors = trouble.errors,
         .status = trouble.status});
}

core::Result<core::AccessList> list_of(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_access_list(work, case_tools(app), actor, case_of(request));
    });
}

Response remove_form(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const std::string& reason,
                     const FormTrouble& trouble = {{}, 200})
{
    const auto list = list_of(app, request, actor);
    if (!list) return refusal_page(app, request, actor, list.error());
    const auto entry = std::ranges::find_if(
        list->entries, [&](const auto& each) { return each.entry.user == user_of(request); });
    if (entry == list->entries.end())
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    return reason_form(app,
                       request,
                       actor,
                       *list,
                       {.heading = "Remove " + entry->name.reveal() + " from the list?",
                        .hint = "From now on they cannot see this family.",
                        .label = "Why need they not see it any more?",
                        .save_label = "Remove from the list",
                        .save_url = remove_access_url(list->family.id, user_of(request))},
                       reason,
                       trouble);
}

Response keep_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const std::string& reason,
                   const FormTrouble& trouble = {{}, 200})
{
    const auto list = list_of(app, request, actor);
    if (!list) return refusal_page(app, request, actor, list.error());
    if (list->family.level == 0)
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    return reason_form(
        app,
        request,
        actor,
        *list,
        {.heading = "Does this family still need its protection?",
         .hint = "It is " + std::string{list->family.level == 1 ? "restricted" : "sealed"} +
                 ". If it is still needed, say why: you are asked again after 90 "
                 "days. If it is not, ring a service manager.",
         .label = "Why is it still needed?",
         .save_label = "It is still needed",
         .save_url = keep_restriction_url(list->family.id)},
        reason,
        trouble);
}

}  // namespace

Response get_access_lists(App& app, const Request& request, const core::Actor& actor)
{
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::list_restrictions(work, case_tools(app), actor);
    });
    if (!found) return refusal_page(app, request, actor, found.error());
    Table table{.caption = "Restricted and sealed families",
                .columns = {"Reference", "Protection", "On the list", "To be looked at by"}};
    for (const core::ListedRestriction& each : *found) {
        std::vector<View> chips;
        if (each.is_overdue) chips.push_back(chip(Chip::late, "Late"));
        table.rows.push_back(
            {.cells = {{.text = each.family.reference, .url = access_list_url(each.family.id)},
                       {.text = level_words(each.family.level)},
                       {.text = counted(each.people, "person", "people")},
                       {.text = core::short_date(each.look_by), .chips = std::move(chips)}},
             .tone = each.is_overdue ? RowTone::late : RowTone::plain});
    }
    View page;
    page["head"] = page_head({.heading = "Access lists",
                              .sub = "Restricted and sealed families, by their reference alone"});
    page["found"] = found->empty() ? View{false} : server::table(table);
    page["nothing"] = found->empty()
                          ? empty_state({.heading = "No access lists to look after",
                                         .text = "No family is restricted or sealed, or none of "
                                                 "yours is."})
                          : View{false};
    return html_page(app,
                     request,
                     actor,
                     "families/access_lists",
                     {.title = "Access lists",
                      .section = Section::families,
                      .back = {.label = "Families", .url = families_url()}},
                     std::move(page));
}

Response get_access_list(App& app, const Request& request, const core::Actor& actor)
{
    return list_page(app, request, actor, {});
}

Response post_access_list(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    std::vector<core::FieldError> errors;
    const auto term = core::access_term_from(form.get("term"));
    if (!term) errors.push_back({"term", "Say what for"});
    const auto ends_on = typed_date_of(form, "ends_on", errors);
    if (!errors.empty())
        return list_page(app, request, actor, form, {.errors = errors, .status = 422});
    const auto added = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::add_to_access_list(work,
                                        case_tools(app),
                                        actor,
                                        {.case_id = case_of(request),
                                         .user = core::UserId{form.get("user")},
                                         .term = *term,
                                         .ends_on = ends_on,
                                         .reason = core::FreeText{form.get("reason")}});
    });
    if (added) return done(access_list_url(case_of(request)), "access-added");
    const auto trouble = form_trouble(added.error());
    if (!trouble) return refusal_page(app, request, actor, added.error());
    return list_page(app, request, actor, form, *trouble);
}

Response get_remove_access(App& app, const Request& request, const core::Actor& actor)
{
    return remove_form(app, request, actor, {});
}

Response post_remove_access(App& app, const Request& request, const core::Actor& actor)
{
    const std::string reason = form_of(request).get("reason");
    const auto removed = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::remove_from_access_list(work,
                                             case_tools(app),
                                             actor,
                                             {.case_id = case_of(request),
                                              .user = user_of(request),
                                              .reason = core::FreeText{reason}});
    });
    if (removed) return done(access_list_url(case_of(request)), "access-removed");
    const auto trouble = form_trouble(removed.error());
    if (!trouble) return refusal_page(app, request, actor, removed.error());
    return remove_form(app, request, actor, reason, *trouble);
}

Response get_keep_restriction(App& app, const Request& request, const core::Actor& actor)
{
    return keep_form(app, request, actor, {});
}

Response post_keep_restriction(App& app, const Request& request, const core::Actor& actor)
{
    const std::string reason = form_of(request).get("reason");
    const auto kept = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::keep_restriction(
            work,
            case_tools(app),
            actor,
            {.case_id = case_of(request), .reason = core::FreeText{reason}});
    });
    if (kept) return done(access_list_url(case_of(request)), "restriction-kept");
    const auto trouble = form_trouble(kept.error());
    if (!trouble) return refusal_page(app, request, actor, kept.error());
    return keep_form(app, request, actor, reason, *trouble);
}

View restrictions_notice(App& app, const core::Actor& actor)
{
    const int overdue = app.database.read([&](core::UnitOfWork& work) {
        return core::count_overdue_restrictions(work, actor, app.now());
    });
    if (overdue == 0) return View{false};
    return alert(Alert::information,
                 {.strong = counted(overdue, "restricted family has", "restricted families have") +
                            " to be looked at.",
                  .text = "Does it still need its protection?",
                  .link = "See the access lists",
                  .link_url = access_lists_url()});
}

}  // namespace quorate::server
