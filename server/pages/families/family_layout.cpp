#include "server/pages/families/family_layout.hpp"

#include <charconv>

#include "core/access/permission.hpp"
#include "core/dates/typed_date.hpp"
#include "core/support/text.hpp"
#include "server/app/refusal_status.hpp"

namespace quorate::server {

core::CaseTools case_tools(const App& app)
{
    return {app.clock, app.random, app.bank_holidays};
}

bool role_may(const core::Actor& actor, core::Action action)
{
    return core::permit_role(actor, action).has_value();
}

Response family_form(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const FamilyForm& form)
{
    View page;
    page["error_summary"] = error_summary(form.errors);
    page["head"] = page_head({.heading = form.heading, .eyebrow = form.eyebrow});
    page["hint"] = form.hint;
    page["instead_label"] = form.instead.label;
    page["instead_url"] = form.instead.url;
    page["theirs"] = form.theirs.empty() ? View{false} : summary_list(form.theirs);
    page["save_url"] = form.save_url;
    page["fields"] = view_list(form.fields, [](const View& field) { return field; });
    page["has_form"] = !form.save_url.empty();
    page["save"] = button({.label = form.save_label});
    return html_page(app,
                     request,
                     actor,
                     "families/form",
                     {.title = form.title.empty() ? form.heading : form.title,
                      .section = Section::families,
                      .back = form.back,
                      .status = form.status},
                     std::move(page));
}

std::optional<FormTrouble> form_trouble(const core::Error& error)
{
    if (error.refusal == core::Refusal::stale_version)
        return FormTrouble{{{"",
                             "Somebody else saved a change while this page was open. Your text is "
                             "still below: look at theirs, then save again"}},
                           refusal_status(error.refusal)};
    if (error.fields.empty()) return std::nullopt;
    return FormTrouble{error.fields, refusal_status(error.refusal)};
}

std::optional<core::Date> typed_date_of(const Fields& form,
                                        const std::string& field,
                                        std::vector<core::FieldError>& errors)
{
    const std::string& typed = form.get(field);
    if (core::trimmed(typed).empty()) return std::nullopt;
    const auto date = core::parse_typed_date(typed);
    if (!date) errors.push_back({field, core::typed_date_fault(typed)});
    return date;
}

bool is_ticked(const Fields& form, std::string_view field)
{
    return form.get(field) == "yes";
}

int form_version(const Fields& form)
{
    const std::string& text = form.get("version");
    int version = 0;
    std::from_chars(text.data(), text.data() + text.size(), version);
    return version;
}

View tick_box(const std::string& name,
              const std::string& legend,
              const std::string& label,
              bool ticked,
              const std::string& error,
              const std::string& hint)
{
    return checkboxes(
        {.name = name,
         .legend = legend,
         .options = {{"yes", label, hint}},
         .chosen = ticked ? std::vector<std::string>{"yes"} : std::vector<std::string>{},
         .error = error,
         .small = true});
}

std::string children_text(int children, int unborn)
{
    if (unborn == children && unborn > 0) return counted(unborn, "unborn baby", "unborn babies");
    std::string text = counted(children, "child", "children");
    if (unborn > 0) text += ", " + std::to_string(unborn) + " of them unborn";
    return text;
}

}  // namespace quorate::server
