-- A filing that was planned before its child was restricted must not reach the case system: dispatch asks right before it sends.
grant select (restricted) on child to wardline_dispatch;
