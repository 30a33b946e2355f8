#include "server/pages/record/second_look.hpp"

#include "server/app/refusal_status.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view read_as_if_they =
    "Read every word as if you were they. Look for what is about another child, for ";

View notice_of(const SecondLook& look)
{
    if (look.has_changed)
        return alert(Alert::warning,
                     {.strong = std::string{look.what.changed},
                      .text = std::string{look.what.changed_then}});
    return look.is_own ? own_notice(look.what) : View{false};
}

}  // namespace

View own_notice(const LookedAt& what)
{
    return alert(Alert::information,
                 {.strong = std::string{what.own}, .text = std::string{what.own_then}});
}

View release_button(const LookedAt& what)
{
    return button({.label = "Release this " + std::string{what.thing}});
}

Response second_look_page(
    App& app, const Request& request, const core::Actor& actor, const SecondLook& look, View page)
{
    const std::vector<core::FieldError> errors =
        look.error == nullptr ? std::vector<core::FieldError>{} : look.error->fields;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head(
        {.heading = look.heading,
         .sub = std::string{read_as_if_they} + look.look_for + ", and for where somebody is.",
         .eyebrow = look.about});
    page["notice"] = notice_of(look);
    page["can_release"] = !look.is_own && !look.has_changed && !look.is_empty;
    page["can_refuse"] = true;
    page["release_url"] = look.release_url;
    page["refuse_url"] = look.refuse_url;
    page["release_button"] = release_button(look.what);
    page["reason_field"] = textarea({.name = "reason",
                                     .label = "What has to change before it can go",
                                     .value = look.reason,
                                     .error = error_for(errors, "reason"),
                                     .rows = 3});
    page["refuse_button"] = button({.label = "Do not release it", .look = ButtonLook::secondary});
    return html_page(app,
                     request,
                     actor,
                     look.template_name,
                     {.title = "Release a " + std::string{look.what.thing},
                      .section = Section::meetings,
                      .back = {.label = "Back to what waits", .url = waiting_copies_url()},
                      .status = look.error == nullptr ? 200 : refusal_status(look.error->refusal)},
                     std::move(page));
}

}  // namespace quorate::server
