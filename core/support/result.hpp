#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/support/refusals.hpp"

namespace quorate::core {

/// What is wrong with one form field, in the words of the person who filled it in.
struct FieldError {
    std::string field;    // the form field's name; the API's JSON member has the same one
    std::string message;  // says what to do, ends without a full stop

    friend bool operator==(const FieldError&, const FieldError&) = default;
};

/// Why something was declined, and what the person can do about it.
struct Error {
    Refusal refusal;
    std::vector<FieldError> fields = {};
    std::string action = {};  // the action of the access matrix, when access was refused
    std::string object = {};  // the id of what it was refused on, or empty
    // Whether somebody who must not be invited was asked for, whatever else is wrong: it is
    // audited.
    bool names_excluded = false;
};

/// `invalid_input` with one field at fault.
inline Error invalid(std::string field, std::string message)
{
    return Error{Refusal::invalid_input, {{std::move(field), std::move(message)}}};
}

/// A value, or the reason there is none. Has the names of std::expected, which libstdc++ 12 lacks,
/// so that one day it can be replaced by an alias. Faults nobody can act on are thrown instead.
template <class T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value) : state_{std::in_place_index<0>, std::move(value)} {}
    Result(Error error) : state_{std::in_place_index<1>, std::move(error)} {}
    Result(Refusal refusal) : state_{std::in_place_index<1>, Error{refusal}} {}

    bool has_value() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    // Asking for the half that is not there throws: that is a bug, and must not pass as data.
    const T& operator*() const& { return std::get<0>(state_); }
    T&& operator*() && { return std::get<0>(std::move(state_)); }
    const T* operator->() const { return &std::get<0>(state_); }
    const Error& error() const { return std::get<1>(state_); }

private:
    std::variant<T, Error> state_;
};

/// The value of a Result that only says "it was done".
struct Done {
    friend bool operator==(const Done&, const Done&) = default;
};

}  // namespace quorate::core
