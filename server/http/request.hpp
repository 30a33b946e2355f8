#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::server {

enum class Method {
    get,
    head,
    post,
    put,
    patch,
    del,
    options,
    propfind,
    proppatch,
    report,
    mkcalendar,
    other
};

std::string_view method_name(Method method);

/// Fields of a form or a query, decoded. Asking for one that is not there gives an empty text, as
/// an empty box does.
class Fields {
public:
    void add(std::string name, std::string value);

    /// The first value of `name`, or empty.
    const std::string& get(std::string_view name) const;

    /// Every value of `name`, in order: ticked boxes, repeated rows.
    std::vector<std::string> all(std::string_view name) const;

    bool has(std::string_view name) const;

    const std::vector<std::pair<std::string, std::string>>& entries() const { return entries_; }

private:
    std::vector<std::pair<std::string, std::string>> entries_;
};

struct Route;

/// A request as handlers see it: read completely, its target taken apart.
struct Request {
    Method method = Method::get;
    std::string path;    // decoded, without the query
    std::string target;  // as it was sent; never logged
    Fields query;
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::string body;
    std::string remote;  // the peer's address
    bool is_secure = false;
    std::vector<std::string> path_values;  // what stood for {…} in the route's pattern, in order
    std::string_view route;                // the pattern, which is safe to log
    const Route* row = nullptr;            // of the table of routes, where it has one
    std::string session_token;             // of the session it came with, or empty
    std::string csrf_token;                // that session's form token, or empty

    /// The header's value, or empty. `name` in lower case.
    std::string_view header(std::string_view name) const;

    /// The cookie's value, or empty.
    std::string cookie(std::string_view name) const;

    /// What stood for the nth {…}.
    const std::string& value(std::size_t n) const { return path_values.at(n); }

    bool is_api() const { return path.starts_with("/api/"); }
};

/// Takes "a=1&b=x%20y" apart. Nothing when an escape is broken or a value is no UTF-8.
std::optional<Fields> parse_urlencoded(std::string_view text);

/// Whether the body is said to be a form, or there is none.
bool may_be_form(const Request& request);

/// The form in the body: urlencoded, or multipart/form-data with small text files. Nothing when it
/// cannot be read.
std::optional<Fields> parse_form(const Request& request);

/// Splits a target in origin form into decoded path and query. False when it is malformed, holds
/// a NUL or a control character, or climbs with "..".
bool parse_target(std::string_view target, Request& request);

}  // namespace quorate::server
