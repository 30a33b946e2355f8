#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/support/result.hpp"
#include "server/templates/form_components.hpp"
#include "server/templates/frame.hpp"

namespace quorate::server {

// Pages that need nothing of the domain. Each returns the whole HTML. The frame's title is set
// here where a page always has the same one.

/// Someone to be in the demonstration. Posts `person` to /sign-in/demo.
struct DemoPerson {
    std::string id = {};
    core::PersonName name = {};
    std::string role_label = {};
};

/// Posts `email`, `password` and `next` to /sign-in. Errors never say whether an account exists.
struct SignInPage {
    std::string email = {};
    std::string next = {};  // the page asked for, carried in a hidden field
    std::vector<core::FieldError> errors = {};
    std::vector<DemoPerson> demo_people = {};  // none outside the demonstration
    std::string duty_phone = {};
    bool by_passkey = false;          // posts to /sign-in/passkey
    std::string work_url = {};        // of the organisation's own sign-on; empty: there is none
    std::string work_leave_url = {};  // signs out there as well
    std::string password_url = {};    // shows the password's fields; empty: they are shown
};
std::string sign_in_page(Frame frame, const SignInPage& page);

/// Before something that cannot be undone: posts `password` and `next` to /sign-in/confirm.
struct ConfirmPasswordPage {
    std::string why = {};  // "Approving a late booking needs your password."
    std::string next = {};
    std::string cancel_url = {};
    bool needs_code = false;    // posts `code` too: they have a second factor
    bool has_app = true;        // that shows codes; otherwise recovery codes are all they have
    bool by_passkey = false;    // posts to /sign-in/confirm/passkey
    std::string work_url = {};  // proves it by the organisation's own sign-on
    bool hides_password = false;
    std::vector<core::FieldError> errors = {};
};
std::string confirm_password_page(Frame frame, const ConfirmPasswordPage& page);

/// "Are you sure?" as a page: what will happen, a reason if one is needed, one button, one way out.
struct ConfirmPage {
    std::string eyebrow = {};
    std::string heading = {};
    std::vector<std::string> paragraphs = {};
    std::string warning = {};
    std::vector<View> fields = {};
    Button button = {};
    std::string action_url = {};
    std::string cancel_url = {};
    std::vector<core::FieldError> errors = {};
};
std::string confirm_page(Frame frame, const ConfirmPage& page);

/// A refusal: what happened, the next step, the stable code. `reference` is the request's, for
/// whoever helps. Nothing personal stands in either.
std::string refusal_page(Frame frame,
                         const core::Error& error,
                         std::string_view reference,
                         const Link& way_on = {});

/// A fault of ours: an apology, what is safe, the reference to quote.
std::string fault_page(Frame frame, std::string_view reference);

/// A heading, some sentences, one link.
struct MessagePage {
    std::string heading = {};
    std::vector<std::string> paragraphs = {};
    Link link = {};
};
std::string message_page(Frame frame, const MessagePage& page);

/// Pages of plain words. `contact` is a sentence with the council's address, or empty.
enum class PlainPage { help, privacy, cookies, accessibility };
std::string plain_page(Frame frame, PlainPage page, std::string_view contact);

/// How dates are worked out; `rules` may list the rules in force.
std::string help_dates_page(Frame frame, const Table& rules = {});

}  // namespace quorate::server
