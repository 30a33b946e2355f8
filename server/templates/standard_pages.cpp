#include "server/templates/standard_pages.hpp"

#include "core/support/refusals.hpp"
#include "server/templates/frame_words.hpp"

namespace quorate::server {
namespace {

View same(const View& view)
{
    return view;
}

View paragraph_view(const std::string& words)
{
    View view;
    view["words"] = words;
    return view;
}

View link_or_nothing(const Link& link)
{
    if (link.url.empty()) return View{false};
    View view;
    view["label"] = link.label;
    view["link_url"] = link.url;
    return view;
}

// How to name the problem to whoever helps.
void set_help_words(View& view, const FrameWords& words)
{
    view["word_if_you_ask"] = text(words.if_you_ask);
    view["word_code_and"] = text(words.code_and);
}

struct Plain {
    std::string_view title;
    std::string_view name;
};

Plain plain(PlainPage page)
{
    switch (page) {
        case PlainPage::help:
            return {"Help", "standard/help"};
        case PlainPage::privacy:
            return {"Privacy", "standard/privacy"};
        case PlainPage::cookies:
            return {"Cookies", "standard/cookies"};
        case PlainPage::accessibility:
            break;
    }
    return {"Accessibility statement", "standard/accessibility"};
}

}  // namespace

std::string sign_in_page(Frame frame, const SignInPage& page)
{
    frame.title = "Sign in";
    const TextInput email{.name = "email",
                          .label = "E-mail address",
                          .value = page.email,
                          .error = error_for(page.errors, "email"),
                          .type = "email",
                          .autocomplete = "username"};
    const std::vector<View> fields{text_input(email),
                                   password_input({.error = error_for(page.errors, "password")}),
                                   hidden_input("next", page.next)};
    View view;
    view["error_summary"] = error_summary(page.errors);
    view["fields"] = view_list(fields, same);
    view["submit"] = button({.label = "Sign in"});
    view["work_url"] = page.work_url;
    view["work_leave_url"] = page.work_leave_url;
    view["password_url"] = page.password_url;
    view["has_password"] = page.password_url.empty();
    view["has_people"] = !page.demo_people.empty();
    view["people"] = view_list(page.demo_people, [](const DemoPerson& person) {
        View each;
        each["id"] = person.id;
        each["name"] = person.name.reveal();
        each["role"] = person.role_label;
        return each;
    });
    view["duty_phone"] = page.duty_phone;
    view["passkey"] = page.by_passkey ? passkey_form({.url = "/sign-in/passkey",
                                                      .options_url = "/sign-in/passkey/options",
                                                      .fields = {hidden_input("next", page.next)},
                                                      .button = {.label = "Sign in with a passkey",
                                                                 .look = ButtonLook::secondary}})
                                      : View{false};
    return render_page("standard/sign_in", frame, std::move(view));
}

namespace {

// What the fields below the passkey ask for together.
std::string other_way(const ConfirmPasswordPage& page)
{
    if (!page.needs_code) return "Your password";
    return page.has_app ? "Your password and a code" : "Your password and a recovery code";
}

}  // namespace

std::string confirm_password_page(Frame frame, const ConfirmPasswordPage& page)
{
    frame.title = "Confirm it is you";
    std::vector<View> fields{
        password_input({.label = "Your password", .error = error_for(page.errors, "password")})};
    if (page.needs_code)
        fields.push_back(
            text_input({.name = "code",
                        .label = page.has_app ? "Code from your app" : "Recovery code",
                        .hint = page.has_app ? "6 digits, or one of your recovery codes"
                                             : "Together with your password. Each works once",
                        .error = error_for(page.errors, "code"),
                        .width = 20,
                        .autocomplete = "one-time-code"}));
    fields.push_back(hidden_input("next", page.next));
    View view;
    view["error_summary"] = error_summary(page.errors);
    view["why"] = page.why;
    view["work_url"] = page.work_url;
    view["has_password"] = !page.hides_password;
    view["fields"] = view_list(fields, same);
    view["submit"] =
        button({.label = "Continue",
                .look = page.by_passkey ? ButtonLook::secondary : ButtonLook::primary});
    view["cancel_url"] = page.cancel_url;
    view["password_heading"] = page.by_passkey ? other_way(page) : std::string{};
    view["passkey"] = page.by_passkey
                          ? passkey_form({.url = "/sign-in/confirm/passkey",
                                          .options_url = "/sign-in/confirm/passkey/options",
                                          .fields = {hidden_input("next", page.next)},
                                          .button = {.label = "Use a passkey"}})
                          : View{false};
    return render_page("standard/confirm_password", frame, std::move(view));
}

std::string confirm_page(Frame frame, const ConfirmPage& page)
{
    View view;
    view["error_summary"] = error_summary(page.errors);
    view["eyebrow"] = page.eyebrow;
    view["heading"] = page.heading;
    view["paragraphs"] = view_list(page.paragraphs, paragraph_view);
    view["warning"] = page.warning;
    view["fields"] = view_list(page.fields, same);
    view["submit"] = button(page.button);
    view["action_url"] = page.action_url;
    view["cancel_url"] = page.cancel_url;
    return render_page("standard/confirm", frame, std::move(view));
}

std::string refusal_page(Frame frame,
                         const core::Error& error,
                         std::string_view reference,
                         const Link& way_on)
{
    const FrameWords& words = frame_words(frame.language);
    const ToldRefusal said = told(error.refusal, error.action, frame.language);
    const bool missing =
        error.refusal == core::Refusal::not_found || error.refusal == core::Refusal::hidden;
    frame.title = missing ? words.not_found_title : words.refused_title;

    View problems;
    problems["messages"] = view_list(error.fields, [](const core::FieldError& field) {
        View each;
        each["message"] = field.message;
        return each;
    });
    View view;
    view["heading"] = text(said.sentence.substr(0, said.sentence.find_last_not_of('.') + 1));
    view["next_step"] = text(said.next_step);
    view["problems"] = error.fields.empty() ? View{false} : problems;
    view["link"] = link_or_nothing(way_on);
    set_help_words(view, words);
    view["code"] = text(core::refusal_text(error.refusal).code);
    view["reference"] = text(reference);
    return render_page("standard/problem", frame, std::move(view));
}

std::string fault_page(Frame frame, std::string_view reference)
{
    frame.title = "There is a problem with the service";
    View view;
    view["heading"] = "Sorry, there is a problem with the service";
    view["next_step"] =
        "Try again in a few minutes. What you saved before is safe; what you just sent was not "
        "saved. Go back in your browser to find it still in the form.";
    view["problems"] = false;
    view["link"] = false;
    set_help_words(view, frame_words(frame.language));
    view["code"] = text(reference);
    view["reference"] = "";
    return render_page("standard/problem", frame, std::move(view));
}

std::string message_page(Frame frame, const MessagePage& page)
{
    if (frame.title.empty()) frame.title = page.heading;
    View view;
    view["heading"] = page.heading;
    view["paragraphs"] = view_list(page.paragraphs, paragraph_view);
    view["link"] = link_or_nothing(page.link);
    return render_page("standard/message", frame, std::move(view));
}

std::string plain_page(Frame frame, PlainPage page, std::string_view contact)
{
    const Plain which = plain(page);
    frame.title = which.title;
    View view;
    view["organisation"] = frame.organisation;
    view["contact"] = text(contact);
    return render_page(which.name, frame, std::move(view));
}

std::string help_dates_page(Frame frame, const Table& rules)
{
    frame.title = "How dates are worked out";
    View view;
    view["rules"] = rules.rows.empty() ? View{false} : table(rules);
    return render_page("standard/help_dates", frame, std::move(view));
}

}  // namespace quorate::server
